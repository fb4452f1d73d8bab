"""The cadastre's package, whole and broken in every way: taken, or refused with all its problems."""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import duckdb
import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from sei_core.domain import coverage
from sei_core.errors import DataFileError
from sei_core.ingest import boundaries_package, shapefile
from tests.ingest import drawn_package as drawn

PLZEN, STAHLAVY, RICANY = 554791, 558427, 538728
UTM = (
    'PROJCS["WGS_1984_UTM_Zone_33N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,'
    '298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],'
    'PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",15.0],'
    'PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]'
)


@pytest.fixture(scope="module")
def known():
    return drawn.municipalities(drawn.SMALL)


@pytest.fixture(scope="module")
def polygons() -> gpd.GeoDataFrame:
    return drawn.rows(drawn.SMALL)


@pytest.fixture
def rows(polygons) -> gpd.GeoDataFrame:
    """To be spoilt."""
    return polygons.copy()


@pytest.fixture(scope="module")
def package(polygons, tmp_path_factory) -> Path:
    return drawn.write(tmp_path_factory.mktemp("package") / "1.zip", polygons)


@pytest.fixture(scope="module")
def taken(package, known) -> boundaries_package.Boundaries:
    return boundaries_package.read(package, known, known["municipality_code"])


@pytest.fixture
def read(tmp_path, known):
    """Write a package and read it."""

    def write_and_read(frame, needed=None, **settings) -> boundaries_package.Boundaries:
        package = drawn.write(tmp_path / "1.zip", frame, **settings)
        return boundaries_package.read(package, known, known["municipality_code"] if needed is None else needed)

    return write_and_read


@pytest.fixture
def problems(read):
    """Write a package and tell what is wrong with it."""

    def write_and_fail(frame, **settings) -> list[str]:
        with pytest.raises(DataFileError) as refused:
            read(frame, **settings)
        return refused.value.problems

    return write_and_fail


def at(rows: gpd.GeoDataFrame, code: int) -> int:
    return rows.index[rows["KOD"] == code].item()


def test_a_good_package_is_taken_without_a_word(taken, known):
    assert taken.warnings == []
    assert taken.unknown == []
    assert taken.frame["municipality_code"].tolist() == sorted(known["municipality_code"])
    assert taken.frame.crs.to_epsg() == 4326
    assert coverage.is_whole(taken.frame.geometry.to_numpy())


def test_the_record_says_what_was_done(taken, package):
    assert taken.record.sha256 == boundaries_package.hashlib.sha256(package.read_bytes()).hexdigest()
    assert taken.record.written == drawn.WRITTEN
    assert taken.record.received_vertices == taken.record.vertices, "so few vertices are left alone"
    assert taken.record.mended == 0


def test_definition_points_of_the_package_are_taken_over(taken, polygons):
    row = taken.frame.set_index("municipality_code").loc[str(RICANY)]

    inside = polygons.geometry[at(polygons, RICANY)].representative_point()
    assert [row["definition_lon"], row["definition_lat"]] == pytest.approx(
        boundaries_package.to_degrees(np.array([inside]))[0].coords[0]
    )


def test_coordinates_are_those_that_gdal_gives(package, taken):
    ogr2ogr = shutil.which("ogr2ogr") or pytest.skip("gdal-bin is not installed")
    source = f"/vsizip/{package}/1/OBCE_P.shp"
    command = [ogr2ogr, "-f", "GeoJSON", "-t_srs", "EPSG:4326", "-where", f"KOD={STAHLAVY}", "/vsistdout/", source]
    told = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)

    theirs = shapely.from_geojson(json.dumps(told["features"][0]["geometry"]))
    ours = taken.frame.set_index("municipality_code").geometry[str(STAHLAVY)]
    metres = boundaries_package.to_metres(np.array([theirs, ours]))
    assert told["features"][0]["properties"]["NAZEV"] == "Šťáhlavy"
    assert metres[0].hausdorff_distance(metres[1]) < 5, "GDAL may choose another of the published transformations"


@pytest.mark.parametrize("settings", [{"without": ("OBCE_P.cpg",)}, {"folder": ""}, {"folder": "../../stat/a b/"}])
def test_names_are_czech_wherever_the_files_lie(read, rows, tmp_path, settings):
    before = set(tmp_path.parent.iterdir())

    taken = read(rows, **settings)

    assert taken.warnings == [], "no name differs from the known one"
    assert set(tmp_path.parent.iterdir()) == before, "nothing was unpacked elsewhere"


def test_the_kept_file_has_the_same_bytes_each_time(taken, package, known, tmp_path):
    again = boundaries_package.read(package, known, known["municipality_code"])
    boundaries_package.write(taken, tmp_path / "a.parquet")
    boundaries_package.write(again, tmp_path / "b.parquet")

    assert (tmp_path / "a.parquet").read_bytes() == (tmp_path / "b.parquet").read_bytes()
    assert boundaries_package.read_record(tmp_path / "a.parquet") == taken.record
    kept = boundaries_package.read_kept(tmp_path / "a.parquet")
    assert kept.geometry.geom_equals(taken.frame.geometry).all()
    (count,) = duckdb.execute(f"SELECT count(DISTINCT municipality_code) FROM '{tmp_path}/a.parquet'").fetchone()
    assert count == len(known)


def test_a_broken_kept_file_is_a_problem_of_the_file(tmp_path):
    (tmp_path / "broken.parquet").write_bytes(b"PAR1")

    for function in (boundaries_package.read_kept, boundaries_package.read_record):
        with pytest.raises(DataFileError, match="načtěte balík hranic znovu"):
            function(tmp_path / "broken.parquet")


def test_all_problems_of_rows_are_told_at_once(problems, rows):
    shapes = rows.geometry.to_numpy().copy()
    shapes[at(rows, STAHLAVY)] = None
    shapes[at(rows, PLZEN)] = shapely.Polygon([(-8e5, -1e6), (-8e5 + 50, -1e6), (-8e5, -1e6), (-8e5, -1e6)])
    rows.geometry = shapes
    rows.loc[at(rows, RICANY), "KOD"] = 1234
    rows = rows.iloc[[*range(len(rows)), 0]]

    told = problems(rows, points=False)

    first = f"{rows['NAZEV'].iloc[0]} ({rows['KOD'].iloc[0]})"
    assert told == [
        "kód „1234“ není šestimístný kód obce – stáhněte balík znovu",
        f"obec je ve vrstvě vícekrát: {first} – stáhněte balík znovu",
        "hranice chybí: Říčany (538728) – stáhněte novější balík, nebo nejdřív nahrajte sešit indexu s hierarchií "
        "bez nich",
        "obec nemá žádný tvar, nebo jej nelze opravit: Plzeň (554791), Šťáhlavy (558427) – stáhněte balík znovu",
    ]


def test_a_municipality_that_is_gone_need_not_be_there(read, rows, known):
    needed = set(known["municipality_code"]) - {str(RICANY)}

    taken = read(rows[rows["KOD"] != RICANY], needed)

    assert len(taken.frame) == len(known) - 1


def test_an_unknown_municipality_is_kept_and_told(package, known):
    fewer = known[known["municipality_code"] != str(RICANY)]

    taken = boundaries_package.read(package, fewer, fewer["municipality_code"])

    assert taken.unknown == [(str(RICANY), "Říčany")]
    assert taken.warnings == ["obec není v hierarchii: Říčany (538728); nejdřív nahrajte sešit indexu s ní"]
    assert str(RICANY) in set(taken.frame["municipality_code"])


def test_other_names_are_told(read, rows):
    rows.loc[at(rows, STAHLAVY), "NAZEV"] = "Nové Šťáhlavy"

    assert read(rows).warnings == ["název se liší od známého: Šťáhlavy → Nové Šťáhlavy"]


def test_without_definition_points_there_are_none(read, rows):
    taken = read(rows, points=False)

    assert taken.frame["definition_lon"].isna().all()
    assert taken.warnings == [
        "vrstva definičních bodů OBCE_B v balíku není nebo ji nelze přečíst; definiční body se nemění"
    ]


def test_narrow_overlaps_and_gaps_are_cleaned(read, rows):
    shapes = rows.geometry.to_numpy().copy()
    shapes[at(rows, STAHLAVY)] = shapes[at(rows, STAHLAVY)].buffer(0.4, join_style="mitre")
    shapes[at(rows, RICANY)] = shapes[at(rows, RICANY)].buffer(-0.4, join_style="mitre")
    rows.geometry = shapes

    taken = read(rows)

    assert coverage.is_whole(taken.frame.geometry.to_numpy())
    before, after = shapely.area(shapes).sum(), shapely.area(boundaries_package.to_metres(taken.frame.geometry)).sum()
    assert after == pytest.approx(before, rel=1e-4)


def test_wide_overlaps_and_gaps_are_problems(problems, rows):
    shapes = rows.geometry.to_numpy().copy()
    centre = shapely.union_all(shapes[[at(rows, STAHLAVY)]]).representative_point()
    whole = at(rows, STAHLAVY)
    east = shapely.box(centre.x, -2e6, 0, 0)
    hole = centre.buffer(150)
    extra = rows.loc[[whole]].copy()
    extra["KOD"], extra.geometry = 999999, [shapes[whole].intersection(east).difference(hole)]
    shapes[whole] = shapes[whole].difference(east).difference(hole)
    shapes[at(rows, RICANY)] = shapes[at(rows, RICANY)].buffer(400)
    rows.geometry = shapes

    told = problems(pd.concat([rows, extra]))

    assert len(told) == 2
    assert told[0].startswith("po odstranění překryvů se plocha obce změnila o více než 1 %: ")
    assert "Říčany (538728) (" in told[0]
    assert told[1] == (
        "mezi obcemi je díra, kterou nepokrývá žádná (7,1 ha), u obcí: Šťáhlavy (558427), Šťáhlavy (999999) "
        "– stáhněte balík znovu"
    )


def test_a_shape_that_is_not_valid_is_mended_and_told(read, rows):
    shapes = rows.geometry.to_numpy().copy()
    ring = shapely.get_coordinates(shapes[at(rows, RICANY)])
    first = ring[0]
    loop = first + np.array([(0, 0), (3, 3), (3, 0), (0, 3)])
    shapes[at(rows, RICANY)] = shapely.Polygon([*ring[:-1], *loop, ring[0]])
    rows.geometry = shapes

    taken = read(rows)

    assert not shapes[at(rows, RICANY)].is_valid
    assert taken.warnings == ["tvar bylo třeba opravit: Říčany (538728)"]
    assert taken.record.mended == 1
    assert coverage.is_whole(taken.frame.geometry.to_numpy())


def test_changed_borders_are_told_by_their_size(package, known, taken):
    served = taken.frame.copy()
    shapes = served.geometry.to_numpy().copy()
    row = served.index[served["municipality_code"] == str(RICANY)].item()
    shapes[row] = shapely.transform(shapes[row], lambda p: p.mean(axis=0) + (p - p.mean(axis=0)) * 0.9)
    served.geometry = shapes

    told = boundaries_package.read(package, known, known["municipality_code"], served).warnings

    assert len(told) == 1
    assert told[0].startswith("plocha se proti zveřejněným hranicím změnila o více než 1 %: Říčany (538728) (+23,5 %);")
    assert "bývá to různým zjednodušením hranic" in told[0]

    served.geometry = shapely.transform(
        taken.frame.geometry.to_numpy(), lambda p: p.mean(axis=0) + (p - p.mean(axis=0)) * 0.9
    )
    with pytest.raises(DataFileError, match="součet ploch všech obcí se od zveřejněných hranic liší o \\+23,5 %"):
        boundaries_package.read(package, known, known["municipality_code"], served)


@pytest.mark.parametrize(
    ("prj", "problem"),
    [
        (UTM, "souřadnice jsou v systému WGS 84 / UTM zone 33N, čeká se S-JTSK / Krovak East North (EPSG:5514)"),
        ("", "neříká, v jakém systému jsou souřadnice"),
        ("nonsense", "neříká, v jakém systému jsou souřadnice"),
    ],
)
def test_another_system_of_coordinates_is_refused_by_name(problems, rows, prj, problem):
    (told,) = problems(rows, prj=prj)

    assert told.startswith(problem)


def test_axes_are_checked(problems, rows, tmp_path):
    turned = {
        "souřadnice jsou kladné": lambda p: -p,
        "souřadnice mají prohozené osy": lambda p: p[:, ::-1],
        "tvar leží mimo Česko: ": lambda p: p + np.array([400_000, 0]),
    }
    for start, turn in turned.items():
        shutil.rmtree(tmp_path / "1", ignore_errors=True)
        rows_turned = rows.set_geometry(shapely.transform(rows.geometry.to_numpy(), turn))
        (told,) = problems(rows_turned, points=False)
        assert told.startswith(start)


def test_a_layer_of_lines_is_refused(problems, rows):
    (told,) = problems(rows.set_geometry(shapely.boundary(rows.geometry.to_numpy())))

    assert told.startswith("tvar obce není plocha: ")
    assert told.endswith("a další (celkem 125) – stáhněte balík znovu")


def test_missing_files_and_columns_are_named(problems, rows, tmp_path):
    assert problems(rows, without=("OBCE_P.dbf", "OBCE_P.prj")) == [
        f"v balíku chybí soubor OBCE_P.{ending} – stáhněte balík pro stát (EPSG:5514), v něm vrstva obcí je"
        for ending in ("dbf", "prj")
    ]
    shutil.rmtree(tmp_path / "1")
    assert problems(rows.rename(columns={"KOD": "CISLO"})[["CISLO", "NAZEV", "geometry"]], points=False) == [
        "ve vrstvě OBCE_P chybí sloupec KOD – stáhněte balík pro stát, v něm je"
    ]


def test_a_layer_twice_is_refused(problems, rows):
    assert problems(rows, more={"2/obce_p.SHP": b"other"}) == [
        "soubor OBCE_P.shp je v balíku vícekrát – stáhněte balík znovu, přebaleným se nedá věřit"
    ]


def test_bombs_are_refused_before_they_unpack(problems, rows, tmp_path, monkeypatch):
    assert problems(rows, without=("OBCE_P.prj",), more={"OBCE_P.prj": bytes(50_000_000)}) == [
        "soubor OBCE_P.prj má po rozbalení 50 MB, nejvýše smí mít 0 MB – to není balík hranic"
    ]
    assert (tmp_path / "1.zip").stat().st_size < 1_000_000

    shutil.rmtree(tmp_path / "1")
    monkeypatch.setattr(shapefile, "MOST_MEMBERS", 100)
    assert problems(rows, more={f"{number}.txt": b"" for number in range(100)}) == [
        "v archivu je 110 souborů, nejvýše smí být 100 – to není balík hranic"
    ]
    shutil.rmtree(tmp_path / "1")
    monkeypatch.setattr(shapefile, "MOST_ROWS", 100)
    assert problems(rows) == ["vrstva OBCE_P má 125 řádků, nejvýše smí mít 100 – to nejsou obce"]


@pytest.fixture
def refused(known):
    """What is wrong with a file as it is."""

    def problems_of(file: Path) -> list[str]:
        with pytest.raises(DataFileError) as error:
            boundaries_package.read(file, known, known["municipality_code"])
        return error.value.problems

    return problems_of


def test_what_is_no_archive_is_refused(refused, package, tmp_path):
    whole = package.read_bytes()
    broken = "soubor není archiv ZIP, nebo je poškozený – stáhněte balík znovu"
    for content in (b"", b"<html>404</html>", whole[: len(whole) // 2], whole[:-10], b"PK\x05\x06" + bytes(5)):
        (tmp_path / "cut.zip").write_bytes(content)
        assert refused(tmp_path / "cut.zip") == [broken]

    assert refused(tmp_path / "none.zip") == ["soubor neexistuje – zkontrolujte cestu"]
    (tmp_path / "1.shp").write_bytes(whole)
    assert refused(tmp_path / "1.shp") == [
        "soubor nemá příponu .zip – čeká se balík hranic tak, jak jej ČÚZK zveřejňuje"
    ]


def test_damaged_and_locked_members_are_named(refused, package, tmp_path):
    damaged = bytearray(package.read_bytes())
    with zipfile.ZipFile(package) as archive:
        member = archive.getinfo("1/OBCE_P.shp")
        middle = member.header_offset + member.compress_size // 2
    damaged[middle : middle + 40] = bytes(40)
    (tmp_path / "damaged.zip").write_bytes(damaged)
    assert refused(tmp_path / "damaged.zip") == ["soubor OBCE_P.shp je v balíku poškozený – stáhněte balík znovu"]

    with zipfile.ZipFile(package) as archive, zipfile.ZipFile(tmp_path / "locked.zip", "w") as locked:
        for each in archive.infolist():
            locked.writestr(each.filename, archive.read(each))
        locked.getinfo("1/OBCE_P.dbf").flag_bits |= 1
    assert refused(tmp_path / "locked.zip") == [
        "soubor OBCE_P.dbf je v balíku zaheslovaný – stáhněte balík znovu od vydavatele"
    ]


@pytest.mark.parametrize("ending", [".shp", ".shx", ".dbf"])
def test_damaged_content_is_never_a_traceback(refused, package, tmp_path, ending):
    layers = tmp_path / "layers"
    with zipfile.ZipFile(package) as archive:
        archive.extractall(layers)
    file = layers / "1" / f"OBCE_P{ending}"
    content = file.read_bytes()
    for spoilt in (b"", content[:60], content[: len(content) // 3], content[:100] + bytes(len(content) - 100)):
        file.write_bytes(spoilt)
        with zipfile.ZipFile(tmp_path / "spoilt.zip", "w") as archive:
            for each in (layers / "1").iterdir():
                archive.write(each, f"1/{each.name}")
        assert refused(tmp_path / "spoilt.zip")
