"""Opens a result as its users will: economies, sectors and dates by name, in every reader we promise.

Usage: /usr/bin/python3 interoperability.py WRITE_EXAMPLE    (the program that writes the file)
Exit code 77, which ctest shows as skipped, where the Python packages are missing.
"""

import pathlib
import subprocess
import sys
import tempfile

try:
    import h5netcdf
    import h5py
    import netCDF4
    import numpy as np
    import xarray as xr
except ImportError as missing:
    print(f"skipped: {missing}; apt-get install python3-xarray python3-h5netcdf python3-netcdf4 python3-h5py")
    sys.exit(77)


def tell(scenario, replicate, series, at):
    """The value that example_record.hpp puts at a place."""
    return scenario * 1e7 + replicate * 1e6 + series * 1e4 + at


def check_xarray(path, engine):
    root = xr.open_dataset(path, engine=engine)
    assert root.attrs["Conventions"] == "CF-1.10", root.attrs
    assert root.attrs["seed"] == "42" and root.attrs["note"] == "", root.attrs
    assert list(root.scenario.values) == ["baseline", "industry40"]
    assert str(root.economy_name.sel(economy="BGD").values) == "Bangladesh"
    assert "café" in str(root.scenario_text.sel(scenario="baseline").values)
    assert root.time.values[0] == np.datetime64("2019-01-01"), root.time.values
    assert root.time.values[14] == np.datetime64("2020-03-01"), root.time.values
    assert list(root.year.dt.year.values) == [2019, 2020], root.year.values
    assert root.year_bounds.values[1][1] == np.datetime64("2021-01-01"), root.year_bounds.values

    national = xr.open_dataset(path, engine=engine, group="national")
    gdp = national.gdp
    assert gdp.dims == ("scenario", "replicate", "year", "economy"), gdp.dims
    assert gdp.attrs["units"] == "USD" and gdp.attrs["cell_methods"] == "year: sum", gdp.attrs
    assert gdp.dtype == np.float64 and np.isnan(gdp[0, 0, 0, 1])

    # Coordinates live in the root group; a user merges them in one line, as FORMAT.md shows.
    whole = national.assign_coords(root.coords)
    at = whole.gdp.sel(scenario="industry40", replicate=2, year="2020-01-01", economy="NTH")
    assert at.item() == tell(1, 2, 0, 5), at
    month = whole.employment.sel(scenario="baseline", replicate=1, time="2020-03-01", economy="BGD")
    assert month.item() == tell(0, 1, 1, 14 * 3 + 1), month

    flows = xr.open_dataset(path, engine=engine, group="flows").assign_coords(root.coords)
    paid = flows.transfer.sel(scenario="baseline", replicate=0, year="2020-01-01", economy="BGD", partner="NTH",
                              sector="food")
    assert paid.item() == tell(0, 0, 2, 18 + 1 * 6 + 2 * 2 + 1), paid
    of = flows.where(flows.flow_scenario == 1, drop=True)  # rows of industry40
    assert of.sizes["flow"] == 4 and list(of.flow_replicate.values) == [0, 0, 2, 2], of
    failed = flows.isel(flow=7)
    assert root.economy.values[int(failed.flow_donor)] == "BGD" and root.economy.values[int(failed.flow_recipient)] == "ETH"
    assert root.sector.values[int(failed.flow_sector)] == "food" and root.channel.values[int(failed.flow_channel)] == "expert_hours"
    assert failed.flow_time.values == np.datetime64("2020-03-01") and failed.fee.item() == 1250.75 + 12, failed
    assert failed.count_failed.item() == 1 and failed.count_completed.item() == 0 and failed.fee.attrs["units"] == "USD"
    spent = xr.open_dataset(path, engine=engine, group="policy").assign_coords(root.coords).spent
    assert spent.sel(programme="industrial-skills@ETH#1").values[0, 0].tolist() == [7.0, 8.0]


def check_readme(path):
    """The lines of the README that open a result work as they are written, but for the name of file and series."""
    readme = (pathlib.Path(__file__).parents[2] / "README.md").read_text()
    lines = [line.strip() for line in readme[readme.index("    import xarray"):].splitlines()]
    program = "\n".join(lines[:lines.index("")])
    assert "build/demo/compare.nc" in program and "gdp_per_head" in program, program
    program = program.replace("build/demo/compare.nc", path).replace("gdp_per_head", "gdp")
    printed = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout
    assert "2019-01-01" in printed and str(tell(1, 1, 0, 0))[:8] in printed.replace(",", ""), printed


def check_netcdf(path):
    with netCDF4.Dataset(path) as file:
        assert list(file.dimensions) == ["scenario", "replicate", "time", "year", "economy", "partner", "sector",
                                         "skill", "generation", "programme", "channel", "bounds", "flow"], list(file.dimensions)
        assert list(file.groups) == ["national", "flows", "industry", "policy", "audit"], list(file.groups)
        assert list(file["national"].variables) == ["gdp", "employment"]
        firms = file["industry/firms"]
        assert firms.long_name == "number of firms" and firms.source == "count at the end of the period"
        assert firms.chunking() != "contiguous" and firms.filters()["zlib"] and firms.filters()["shuffle"]
        assert np.isnan(firms._FillValue)
    with netCDF4.Dataset(path, "a") as file:  # netCDF refuses to append where the order of creation is not kept
        file.comment = "appended"


def check_h5py(path):
    with h5py.File(path) as file:
        gdp = file["national/gdp"]
        assert [d.keys()[0] for d in gdp.dims] == ["scenario", "replicate", "year", "economy"]
        assert [e.decode() for e in file["economy"][:]] == ["ETH", "BGD", "NTH"]
        assert file.attrs["ladder_format_version"][0] == 1
    with h5netcdf.File(path) as file:
        assert file["flows/transfer"].dimensions == ("scenario", "replicate", "year", "economy", "partner", "sector")


def check_ncdump(path):
    try:
        header = subprocess.run(["ncdump", "-h", path], check=True, capture_output=True, text=True).stdout
    except FileNotFoundError:
        print("ncdump is not installed: not checked")
        return
    for line in ["economy = 3 ;", "flow = 8 ;", "double count_completed(flow) ;", "string economy(economy) ;", "double gdp(scenario, replicate, year, economy) ;",
                 'gdp:units = "USD" ;', "gdp:_FillValue = NaN ;", 'time:calendar = "proleptic_gregorian" ;',
                 'year:units = "days since 1960-01-01 00:00:00" ;', ':note = "" ;']:
        assert line in header, f"missing in ncdump -h: {line}\n{header}"
    dates = subprocess.run(["ncdump", "-t", "-v", "year", path], check=True, capture_output=True, text=True).stdout
    assert '"2019-01-01", "2020-01-01"' in dates, dates


def main():
    with tempfile.TemporaryDirectory() as directory:
        path = str(pathlib.Path(directory) / "example.h5")
        subprocess.run([sys.argv[1], path], check=True)
        for engine in ["h5netcdf", "netcdf4"]:
            check_xarray(path, engine)
        check_readme(path)
        check_h5py(path)
        check_ncdump(path)
        check_netcdf(path)  # last: it appends
    print("opens by name in xarray (h5netcdf, netcdf4), netCDF4, h5py, h5netcdf and ncdump")


main()
