# Writes OUTPUT, a header with the version and git commit of SOURCE, and touches it only when they changed.
# Run at every build: cmake -DSOURCE=... -DOUTPUT=... -DVERSION=... -P source_version.cmake
cmake_minimum_required(VERSION 3.25)
find_program(GIT git)
set(commit "unknown")
if(GIT)
  # Only a repository whose root is the source tree: a tarball unpacked inside another one is not that commit.
  execute_process(COMMAND ${GIT} -C ${SOURCE} rev-parse --show-toplevel
    OUTPUT_VARIABLE root OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  file(REAL_PATH ${SOURCE} source)
  if(root AND root STREQUAL source)
    execute_process(COMMAND ${GIT} -C ${SOURCE} rev-parse HEAD
      OUTPUT_VARIABLE found RESULT_VARIABLE failed OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
    if(failed EQUAL 0)
      set(commit ${found})
      execute_process(COMMAND ${GIT} -C ${SOURCE} status --porcelain --untracked-files=no
        OUTPUT_VARIABLE edits ERROR_QUIET)
      if(edits)
        string(APPEND commit "+changes")
      endif()
    endif()
  endif()
endif()
file(CONFIGURE OUTPUT ${OUTPUT} @ONLY CONTENT
"/// Made at build time by output/source_version.cmake.
#pragma once

namespace ladder::output::source_version {

inline constexpr const char* version = \"@VERSION@\";
inline constexpr const char* commit = \"@commit@\";

}  // namespace ladder::output::source_version
")
