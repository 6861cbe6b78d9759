"""Plane geometry for the map: fewer points, cutting at a frame, areas, and the roomiest place in a shape."""

import heapq
from math import hypot, inf, sqrt

from coalition.public.map.outlines.projections import Point

type Ring = list[Point]


def triangle(a: Point, b: Point, c: Point) -> float:
    """The area between three points."""
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def keep(points: Ring, smallest: float) -> list[int]:
    """Which points of a line stay when those spanning less than an area go, the least first (Visvalingam and Whyatt).

    The ends always stay, so that lines which meet still meet.
    """
    before = list(range(-1, len(points) - 1))
    after = list(range(1, len(points) + 1))
    areas = [inf, *(triangle(*points[i - 1 : i + 2]) for i in range(1, len(points) - 1)), inf]
    heap = [(area, i) for i, area in enumerate(areas) if area < inf]
    heapq.heapify(heap)
    gone: set[int] = set()
    while heap:
        area, i = heapq.heappop(heap)
        if i in gone or area != areas[i]:
            continue
        if area >= smallest:
            break
        gone.add(i)
        left, right = before[i], after[i]
        after[left], before[right] = right, left
        for j in (left, right):
            if 0 < j < len(points) - 1:
                # Never below what has just gone: otherwise a spike would vanish before its base.
                areas[j] = max(area, triangle(points[before[j]], points[j], points[after[j]]))
                heapq.heappush(heap, (areas[j], j))
    return [i for i in range(len(points)) if i not in gone]


def cut(ring: Ring, axis: int, limit: float, side: int) -> Ring:
    """The part of a ring on one side of a line across an axis (Sutherland and Hodgman); side 1 keeps the greater."""
    result: Ring = []
    for here, there in zip(ring, ring[1:] + ring[:1], strict=True):
        inside, follows = (here[axis] - limit) * side >= 0, (there[axis] - limit) * side >= 0
        if inside:
            result.append(here)
        if inside != follows:
            part = (limit - here[axis]) / (there[axis] - here[axis])
            result.append((here[0] + part * (there[0] - here[0]), here[1] + part * (there[1] - here[1])))
    return result


def cut_to(ring: Ring, low: Point, high: Point) -> Ring:
    """The part of a ring inside a box."""
    for axis in (0, 1):
        ring = cut(cut(ring, axis, low[axis], 1), axis, high[axis], -1) if ring else ring
    return ring


def area(ring: Ring) -> float:
    """The area of a ring, positive when it turns from x to y."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True)) / 2


def centroid(ring: Ring) -> Point:
    """The mean of a ring's points: good enough for an island that is drawn as a dot."""
    return sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)


def distance(place: Point, rings: list[Ring]) -> float:
    """How far a place lies inside a polygon (its outline and its holes); negative outside."""
    inside, nearest = False, inf
    x, y = place
    for ring in rings:
        for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
            if (a[1] > y) != (b[1] > y) and x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]:
                inside = not inside
            nearest = min(nearest, _to_segment(place, a, b))
    return nearest if inside else -nearest


def _to_segment(p: Point, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    part = max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length)) if length else 0.0
    return hypot(p[0] - a[0] - part * dx, p[1] - a[1] - part * dy)


def roomiest(rings: list[Ring], precision: float) -> tuple[Point, float]:
    """The place in a polygon farthest from its border, and how far that is (the "pole of inaccessibility").

    Squares that can't hold a better place than the best known are left alone; the others are quartered.
    """
    xs, ys = [x for x, _ in rings[0]], [y for _, y in rings[0]]
    size = min(max(xs) - min(xs), max(ys) - min(ys)) or precision
    best = centroid(rings[0])
    most = distance(best, rings)
    waiting: list[tuple[float, Point, float]] = []

    def look(middle: Point, half: float) -> None:
        nonlocal best, most
        room = distance(middle, rings)
        if room > most:
            best, most = middle, room
        if room + half * sqrt(2) - most > precision:
            heapq.heappush(waiting, (-(room + half * sqrt(2)), middle, half))

    half = size / 2
    columns, rows = int((max(xs) - min(xs)) // size) + 1, int((max(ys) - min(ys)) // size) + 1
    for column in range(columns):
        for row in range(rows):
            look((min(xs) + (column + 0.5) * size, min(ys) + (row + 0.5) * size), half)
    while waiting:
        bound, (x, y), half = heapq.heappop(waiting)
        if -bound - most <= precision:
            break
        for dx in (-half / 2, half / 2):
            for dy in (-half / 2, half / 2):
                look((x + dx, y + dy), half / 2)
    return best, most
