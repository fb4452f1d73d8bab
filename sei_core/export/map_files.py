"""A map view as files: the picture with title, legend, source and date, and the areas with their values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache, partial

import geopandas as gpd
import pandas as pd
import shapely

from sei_core import export
from sei_core.domain.levels import Level
from sei_core.domain.measures import Part
from sei_core.export import geo, names, picture
from sei_core.export.about import About
from sei_core.export.offer import ENDINGS as TABLE_ENDINGS
from sei_core.export.offer import sources_of
from sei_core.view import labels, maps, texts
from sei_core.view.category_maps import CategoryScene
from sei_core.view.map_component import Outline
from sei_core.view.overlays import Layers
from sei_core.view.tables import Format, Label, Labels

_VALUE_FORMAT = {Part.SHARE: Format.PERCENT, Part.LQ: Format.RATIO, Part.CHANGE: Format.CHANGE}

#: Gives the boundaries of a level in a release: ``area_code``, ``geometry_wkb``; see ``queries.areas.boundaries``.
Boundaries = Callable[[Level, str], pd.DataFrame]

#: Class of each area (missing without one), the legend, its title, and lines over the areas; see ``picture.draw``.
Classified = tuple[pd.Series, list[picture.LegendClass], str, Sequence[Outline]]


@dataclass(frozen=True)
class MapOffer:
    """What a reader may take away of a map; like ``Offer``, but its rows are put together only when asked for.

    Attributes:
        scene: what is shown.
        sources: rows of ``queries.meta.sources_of``.
        release: name of the release that the boundaries are of.
        boundaries: gives the boundaries of a level.
        name: of its widgets, the same for every scene.
        layers: what lies over the map; it is drawn in the pictures, and has a table of its own.
        filters: further choices that the areas went through, in Czech.
    """

    scene: maps.Scene
    sources: pd.DataFrame
    release: str
    boundaries: Boundaries
    name: str = "mapa"
    layers: Layers = field(default_factory=Layers)
    filters: tuple[str, ...] = ()

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The areas shown with their values and classes, the highest first; a change of measure does not need them."""
        shaded = self.scene.shading
        rows = self.scene.members.merge(self.scene.values, on="area_code")
        rows = rows.sort_values(["value", "area_code"], ascending=[False, True], ignore_index=True)
        classes = [*shaded.labels, None]  # class -1 is no value
        return rows.assign(class_label=[classes[number] for number in shaded.classes.of(rows["value"])])

    @property
    def file_name(self) -> str:
        """Of the files: what, where and when, in plain letters."""
        return names.plain(self.scene.title)

    @property
    def about(self) -> About:
        """Description that travels in the files."""
        return About(
            title=self.scene.title,
            description=maps.explanation(self.scene.measure),
            date=texts.CHART_YEAR.format(year=self.scene.year),
            filters=(self._area, *self.filters),
            sources=tuple(sources_of(self.sources)),
        )

    @property
    def _area(self) -> str:
        return texts.FILTER_LINE.format(label=texts.FILTER_AREA, value=self.scene.area.label)

    @property
    def labels(self) -> Labels:
        """Label of each column."""
        whole = Format.INTEGER if self.scene.shading.decimals == 0 else Format.RATIO
        shown = _VALUE_FORMAT.get(self.scene.measure.part, whole)
        heading = texts.VALUE_HEADING.format(measure=self.scene.shading.title, year=self.scene.year)
        return labels.of(self.frame.drop(columns="value")) | {"value": Label(heading, "", shown)}

    @property
    def files(self) -> dict[str, Callable[[], bytes]]:
        """What makes each file, by its ending: the table, the areas with their shapes, the picture."""
        return {
            **{ending: partial(self._table, ending) for ending in TABLE_ENDINGS},
            "geojson": partial(self._layer, "geojson"),
            "gpkg": partial(self._layer, "gpkg"),
            **{ending: partial(self.picture, ending) for ending in picture.WRITE},
            **{f"grey.{ending}": partial(self.picture, ending, is_grey=True) for ending in picture.WRITE},
        }

    def _table(self, ending: str) -> bytes:
        return export.to_bytes(self.frame, ending, self.about, self.labels)

    def _layer(self, ending: str) -> bytes:
        rows = self.boundaries(self.scene.level, self.release)
        shaped = geo.with_boundaries(self.frame, rows, self.frame["area_code"])
        return export.to_bytes(shaped, ending, self.about, self.labels, self.name)

    def picture(self, ending: str, *, is_grey: bool = False, size: tuple[float, float] = picture.A4_LANDSCAPE) -> bytes:
        """Draw the map.

        Args:
            ending: ``png`` (300 dpi), ``svg`` or ``pdf``.
            is_grey: in greys and patterns.
            size: width and height, inches; any other than A4 is made for a slide, see ``picture.draw``.
        """
        write = partial(picture.WRITE[ending], is_grey=is_grey, size=size)
        return self._drawn(write, *self._classified())

    def _classified(self) -> Classified:
        scene, shaded = self.scene, self.scene.shading
        classes = pd.Series(shaded.classes.of(scene.values["value"]), scene.values["area_code"])
        legend = [
            picture.LegendClass(label, colour) for label, colour in zip(shaded.labels, shaded.colours, strict=True)
        ]
        return classes.where(classes >= 0), legend, shaded.title, ()

    def _drawn(
        self,
        write: Callable[..., bytes],
        classes: pd.Series,
        legend: list[picture.LegendClass],
        legend_title: str,
        outlines: Sequence[Outline],
    ) -> bytes:
        """Draw the areas of the scene; arguments as in ``picture.draw``."""
        scene = self.scene
        whole = len(scene.members) == len(classes)
        shapes = _shapes(self.release, scene.level, self.boundaries)
        names = scene.members.set_index("area_code")["area_name"].to_dict()
        return write(
            shapes,
            classes,
            legend,
            replace(self.about, filters=tuple(filter(None, (*self.about.filters, self.layers.credit)))),
            legend_title=legend_title,
            noun=texts.LEVEL_NOUN[scene.level],
            borders=_shapes(self.release, Level.REGION, self.boundaries),
            focus=None if whole else scene.members["area_code"].tolist(),
            names=[names.get(code, "") for code in shapes.codes],
            outlines=[*outlines, *self.layers.outlines],
            outlined=_shapes(self.release, Level.MUNICIPALITY, self.boundaries) if self.layers.outlines else None,
            points=self.layers.points,
            point_label=self.layers.point_label,
        )


@dataclass(frozen=True)
class CategoryOffer(MapOffer):
    """The same for a map of categories, whose scene brings its own table.

    Attributes:
        scene: a ``category_maps.CategoryScene``.
    """

    scene: CategoryScene

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The areas shown that the table of the scene names."""
        return self.scene.table

    @property
    def about(self) -> About:
        """Description that travels in the files."""
        return About(
            title=self.scene.title,
            description=self.scene.explanation,
            date=self.scene.date,
            filters=(self._area, *self.scene.method, *self.filters),
            sources=tuple(sources_of(self.sources)),
        )

    @property
    def labels(self) -> Labels:
        """Label of each column."""
        return labels.of(self.frame)

    def _classified(self) -> Classified:
        scene = self.scene
        classes = pd.Series(scene.numbers, scene.codes, dtype="float")
        legend = [picture.LegendClass(entry.label, entry.colour) for entry in scene.legend]
        return classes.where(classes >= 0), legend, scene.legend_title, scene.outlines


@lru_cache(maxsize=8)
def _shapes(release: str, level: Level, boundaries: Boundaries) -> picture.Shapes:
    """Projected once for a release and level; half a second for all municipalities."""
    rows = boundaries(level, release)
    shapes = shapely.from_wkb([bytes(each) for each in rows["geometry_wkb"]])
    return picture.shapes_of(gpd.GeoDataFrame(rows[["area_code"]], geometry=shapes, crs="EPSG:4326"))
