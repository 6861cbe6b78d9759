"""The two projections of the map, both true to area. Angles in degrees, results in radii of the globe, y pointing north."""

from collections.abc import Callable
from math import asin, cos, radians, sin, sqrt

type Point = tuple[float, float]
type Projection = Callable[[Point], Point]

# Šavrič, Patterson and Jenny, "The Equal Earth map projection", IJGIS 33 (2019), equation 6.
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796


def equal_earth(middle: float) -> Projection:
    """The world on one sheet, with the meridian `middle` standing upright. Longitudes beyond ±180° go on eastwards."""

    def project(place: Point) -> Point:
        longitude, latitude = place
        theta = asin(sqrt(3) / 2 * sin(radians(latitude)))
        squared = theta * theta
        slope = A1 + 3 * A2 * squared + squared**3 * (7 * A3 + 9 * A4 * squared)
        x = 2 * sqrt(3) / 3 * radians(longitude - middle) * cos(theta) / slope
        y = theta * (A1 + A2 * squared + squared**3 * (A3 + A4 * squared))
        return x, y

    return project


def azimuthal_equal_area(centre: Point) -> Projection:
    """Lambert's projection around a place (Snyder, "Map Projections", USGS 1395, equations 24-2 to 24-4)."""
    middle, parallel = radians(centre[0]), radians(centre[1])

    def project(place: Point) -> Point:
        turn, latitude = radians(place[0]) - middle, radians(place[1])
        k = sqrt(2 / (1 + sin(parallel) * sin(latitude) + cos(parallel) * cos(latitude) * cos(turn)))
        x = k * cos(latitude) * sin(turn)
        y = k * (cos(parallel) * sin(latitude) - sin(parallel) * cos(latitude) * cos(turn))
        return x, y

    return project
