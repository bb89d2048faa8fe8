"""The paths that the documents name are there."""

import os
import re
import unittest
from pathlib import Path

SOURCE = Path(os.environ["LADDER_SOURCE_DIR"])
FOLDERS = "sim|models|output|tools|tests|scenarios"
# Names that stand for a file of the reader's own.
PLACEHOLDER = re.compile(r"NAME|SOME|mine|\.\.\.|\*")


class Paths(unittest.TestCase):
    def test_every_path_named_is_there(self):
        for document in ("README.md", "CONTRIBUTING.md", "scenarios/README.md", "output/FORMAT.md", "sim/README.md"):
            text = (SOURCE / document).read_text()
            paths = re.findall(rf"`((?:{FOLDERS})/[\w./*-]*)`", text)
            for path in paths:
                with self.subTest(f"{document}: {path}"):
                    if not PLACEHOLDER.search(path):
                        self.assertTrue((SOURCE / path).exists())


if __name__ == "__main__":
    unittest.main()
