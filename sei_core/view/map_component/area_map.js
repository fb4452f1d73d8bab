/**
 * A map of areas on a plain canvas: no library, no build step, no WebGL.
 *
 * Python sends what changes (classes, values, legend, selection; see map_component/__init__.py); the
 * geometry (sei_core/domain/topology.py) is fetched once for the page and serves every level and every map.
 *
 * Two canvases lie over each other. The lower one, `base`, holds fills and borders; it reaches beyond the
 * stage, and while the map moves it is only shifted and scaled by CSS. The upper one, `surface`, holds what
 * is cheap and must stay crisp (labels, selection, points) and is drawn in every frame. A print scales both
 * by CSS; drawing anew for it (beforeprint) made Chromium hide the fills behind a mask.
 *
 * For tests the element `.area-map` carries data-state (loading, ready, failed), data-level and data-drawn
 * (number of finished full draws), and the property `areaMap` with
 *   project(lat, lon) -> {x, y}   CSS pixels from the left top corner of `.surface`
 *   pixel(x, y) -> [r, g, b, a]   colour of the lower canvas there
 *   hit(x, y) -> code or null     area there
 *   view -> {x, y, k}             centre on the grid, CSS pixels in one step of the grid
 *   draw()                        draw everything in full, now
 */

const OUTSIDE = 254; // outside the chosen area: drawn faintly, without a value
const MISSING = 255; // inside, but without a value
const NO_VALUE = -(2 ** 31);
const EARTH_RADIUS = 6378137;
const MARGIN = 0.2; // of the stage, drawn beyond each of its edges
const MAX_SCALE = 0.4; // CSS pixels in one step of the grid: about 25 m on the ground a pixel
const STILL_AFTER = 140; // ms without movement before the map is drawn in full again
const FIT_TIME = 320; // ms of the movement towards an area
const CLICK_SLACK = 4; // CSS pixels a pointer may move within a click
const LABELS_WITHIN = [[480, 1], [360, 2], [250, 3], [140, 4], [95, 5], [50, 7], [0, 9]]; // ground metres a pixel: rank
const USUAL_SCALE = 0.018; // the whole country on a desktop; lines grow and shrink around it
const PLURALS = ["one", "few", "many", "other"];

const mounts = new WeakMap();

/** Called by Streamlit (through loader.js) at mount and again at every change of data or theme. */
export default function mountAreaMap({ data, parentElement, setTriggerValue, root = document.baseURI }) {
  let map = mounts.get(parentElement);
  if (!map) mounts.set(parentElement, (map = new AreaMap(parentElement, root)));
  map.update(data, setTriggerValue);
  return () => {
    map.destroy();
    mounts.delete(parentElement);
  };
}

// ---------------------------------------------------------------------------------------------- geometry

const geometries = (globalThis[Symbol.for("area_map.geometries")] ??= new Map());

/** One fetch for each address, however many maps there are; after a failed one the next update tries again. */
function loadGeometry(address) {
  if (!geometries.has(address)) {
    const geometry = fetch(address).then(async (response) => {
      if (!response.ok) throw new Error(`${address}: ${response.status}`);
      return new Geometry(await response.json());
    });
    geometry.catch(() => geometries.delete(address));
    geometries.set(address, geometry);
  }
  return geometries.get(address);
}

function bytesOf(base64) {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** Read whole numbers written by `pack` in topology.py: base64, seven bits a byte, zigzag. */
function unpack(text) {
  const bytes = bytesOf(text);
  const numbers = new Int32Array(bytes.reduce((count, byte) => count + (byte < 128), 0));
  for (let i = 0, n = 0; i < bytes.length; n++) {
    let value = 0;
    let shift = 0;
    do value |= (bytes[i] & 127) << shift; while (((shift += 7), bytes[i++] > 127));
    numbers[n] = (value >>> 1) ^ -(value & 1);
  }
  return numbers;
}

/** Undo `_steps`: pairs of steps become pairs of coordinates. */
function placesOf(text) {
  const numbers = unpack(text);
  for (let i = 2; i < numbers.length; i++) numbers[i] += numbers[i - 2];
  return numbers;
}

function startsOf(text) {
  const lengths = unpack(text);
  const starts = new Int32Array(lengths.length + 1);
  lengths.forEach((length, i) => (starts[i + 1] = starts[i] + length));
  return starts;
}

/** Arcs, who lies beside them, and what follows from that. Coordinates are steps of the grid, y downwards. */
class Geometry {
  constructor(file) {
    this.grid = file.grid;
    this.points = placesOf(file.arcs);
    this.arcStarts = startsOf(file.arcLengths);
    this.labels = placesOf(file.labels);
    this.ranks = unpack(file.ranks);
    this.levels = {};
    for (const [level, { codes, names, position }] of Object.entries(file.levels)) {
      const places = position ? unpack(position) : Int32Array.from(codes.keys());
      this.levels[level] = { codes, names, position: places, index: new Map(codes.map((code, i) => [code, i])) };
    }
    this.count = file.levels.municipality.codes.length;
    this.readRings(unpack(file.rings), startsOf(file.ringLengths), unpack(file.ringCounts));
    this.numberNodes();
    this.measure();
    // A municipality without rings has no boundary yet, or no more: it lies nowhere.
    const drawn = Array.from(this.ranks.keys()).filter((area) => this.arcsOf[area].length);
    this.labelOrder = drawn.sort((a, b) => this.ranks[a] - this.ranks[b] || a - b);
    this.borders = new Map();
  }

  /** Sides of arcs; `count` stands for abroad. A ring walks its new arcs forwards with its area on the left. */
  readRings(references, ringStarts, ringCounts) {
    const arcs = this.arcStarts.length - 1;
    this.left = new Int32Array(arcs).fill(this.count);
    this.right = new Int32Array(arcs).fill(this.count);
    this.arcsOf = Array.from({ length: this.count }, () => []);
    let known = 0;
    let ring = 0;
    for (let area = 0; area < this.count; area++) {
      const end = ringStarts[(ring += ringCounts[area])];
      for (let i = ringStarts[ring - ringCounts[area]]; i < end; i++) {
        const arc = references[i] ? known - references[i] : known++;
        (references[i] ? this.right : this.left)[arc] = area;
        this.arcsOf[area].push(arc);
      }
    }
  }

  /** Number the places where arcs begin and end, so that arcs can be joined into loops. */
  numberNodes() {
    const numbers = new Map();
    const number = (point) => {
      const key = this.points[2 * point] * 65536 + this.points[2 * point + 1];
      if (!numbers.has(key)) numbers.set(key, numbers.size);
      return numbers.get(key);
    };
    this.from = new Int32Array(this.left.length);
    this.to = new Int32Array(this.left.length);
    for (let arc = 0; arc < this.left.length; arc++) {
      this.from[arc] = number(this.arcStarts[arc]);
      this.to[arc] = number(this.arcStarts[arc + 1] - 1);
    }
    this.firstAt = new Int32Array(numbers.size);
    this.nextAt = new Int32Array(this.left.length);
  }

  /** Bounding boxes of municipalities and a coarse net of cells that says whose boxes touch each cell. */
  measure() {
    this.boxes = Array.from({ length: this.count }, (_, area) => {
      const box = [Infinity, Infinity, -Infinity, -Infinity];
      for (const arc of this.arcsOf[area]) this.stretch(box, arc);
      return box;
    });
    this.box = this.boxes.reduce(joinBoxes);
    this.cellSize = Math.ceil((this.box[2] - this.box[0]) / 96);
    this.cells = new Map();
    this.boxes.forEach((box, area) => {
      for (let column = Math.floor(box[0] / this.cellSize); column <= box[2] / this.cellSize; column++) {
        for (let row = Math.floor(box[1] / this.cellSize); row <= box[3] / this.cellSize; row++) {
          const cell = row * 256 + column;
          this.cells.has(cell) ? this.cells.get(cell).push(area) : this.cells.set(cell, [area]);
        }
      }
    });
  }

  stretch(box, arc) {
    for (let p = this.arcStarts[arc]; p < this.arcStarts[arc + 1]; p++) {
      box[0] = Math.min(box[0], this.points[2 * p]);
      box[1] = Math.min(box[1], this.points[2 * p + 1]);
      box[2] = Math.max(box[2], this.points[2 * p]);
      box[3] = Math.max(box[3], this.points[2 * p + 1]);
    }
  }

  /** The municipality at a place of the grid, or -1. */
  find(x, y) {
    const near = this.cells.get(Math.floor(y / this.cellSize) * 256 + Math.floor(x / this.cellSize)) ?? [];
    const found = near.find((area) => {
      const box = this.boxes[area];
      return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3] && this.contains(area, x, y);
    });
    return found ?? -1;
  }

  /** Does a ray from the place cross the border of the municipality an odd number of times? */
  contains(area, x, y) {
    const { points } = this;
    let inside = false;
    for (const arc of this.arcsOf[area]) {
      for (let p = this.arcStarts[arc] + 1; p < this.arcStarts[arc + 1]; p++) {
        const [x0, y0, x1, y1] = [points[2 * p - 2], points[2 * p - 1], points[2 * p], points[2 * p + 1]];
        if (y0 > y !== y1 > y && x < x0 + ((x1 - x0) * (y - y0)) / (y1 - y0)) inside = !inside;
      }
    }
    return inside;
  }

  project(lat, lon) {
    const { west, north, step } = this.grid;
    const radians = Math.PI / 180;
    const y = EARTH_RADIUS * Math.log(Math.tan(Math.PI / 4 + (lat * radians) / 2));
    return [(EARTH_RADIUS * lon * radians - west) / step, (north - y) / step];
  }

  /** Metres on the ground in one step of the grid at height y. */
  groundStep(y) {
    return this.grid.step / Math.cosh((this.grid.north - y * this.grid.step) / EARTH_RADIUS);
  }

  /**
   * Merged outline of the municipalities marked 1 in `inside`, as closed loops; borders between them
   * vanish. `inside` has one more item than there are municipalities, 0: what lies abroad.
   */
  outline(inside) {
    this.firstAt.fill(-1);
    const border = [];
    for (let arc = 0; arc < this.left.length; arc++) {
      const forwards = inside[this.left[arc]];
      if (forwards === inside[this.right[arc]]) continue;
      const node = forwards ? this.from[arc] : this.to[arc];
      this.nextAt[arc] = this.firstAt[node];
      this.firstAt[node] = arc;
      border.push(node);
    }
    const path = new Path2D();
    for (const node of border) if (this.firstAt[node] >= 0) path.addPath(this.walk(node, inside));
    return path;
  }

  /**
   * Follow unused arcs from a node until they lead nowhere, which is where they began. Each loop is a path
   * of its own: Chromium measures the whole path at every closePath (14 ms a map with all loops in one, now 2).
   */
  walk(node, inside) {
    const path = new Path2D();
    let begun = false;
    for (let arc = this.firstAt[node]; arc >= 0; arc = this.firstAt[node]) {
      const forwards = inside[this.left[arc]] === 1;
      this.firstAt[node] = this.nextAt[arc];
      this.trace(path, arc, forwards, begun);
      begun = true;
      node = forwards ? this.to[arc] : this.from[arc];
    }
    path.closePath();
    return path;
  }

  trace(path, arc, forwards, joined) {
    const [start, end] = [this.arcStarts[arc], this.arcStarts[arc + 1]];
    for (let i = joined ? 1 : 0; i < end - start; i++) {
      const p = 2 * (forwards ? start + i : end - 1 - i);
      if (i === 0) path.moveTo(this.points[p], this.points[p + 1]);
      else path.lineTo(this.points[p], this.points[p + 1]);
    }
  }

  /** All borders of a level, each once; kept, for they never change. */
  borderPath(level) {
    if (!this.borders.has(level)) {
      const { position } = this.levels[level];
      const path = new Path2D();
      for (let arc = 0; arc < this.left.length; arc++) {
        if (position[this.left[arc]] !== position[this.right[arc]]) this.trace(path, arc, true, false);
      }
      this.borders.set(level, path);
    }
    return this.borders.get(level);
  }
}

function joinBoxes(a, b) {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

/** Classes and values of areas: gzip, base64; a byte of class each, then four planes of bytes of values. */
async function readAreas(base64) {
  const stream = new Blob([bytesOf(base64)]).stream().pipeThrough(new DecompressionStream("gzip"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const count = bytes.length / 5;
  const values = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    for (let plane = 0; plane < 4; plane++) values[i] |= bytes[count * (plane + 1) + i] << (8 * plane);
  }
  return { classes: bytes.slice(0, count), values };
}

// --------------------------------------------------------------------------------------------------- map

class AreaMap {
  constructor(parent, root) {
    this.root = root;
    this.parts = build(parent);
    this.element = this.parts.element;
    this.base = this.parts.base.getContext("2d");
    this.top = this.parts.top.getContext("2d");
    this.hovered = -1;
    this.selected = null;
    this.pointers = new Map();
    this.widths = new Map();
    this.drawn = 0;
    this.turn = 0;
    this.failed = null; // the reason while there is no map
    this.listen();
    this.element.areaMap = this.hooks();
  }

  hooks() {
    const map = this;
    return {
      project: (lat, lon) => {
        const [x, y] = map.toScreen(...map.geometry.project(lat, lon));
        return { x, y };
      },
      pixel: (x, y) => {
        const place = [x + map.width * MARGIN, y + map.height * MARGIN].map((v) => Math.round(v * map.ratio));
        const scratch = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
        scratch.drawImage(map.parts.base, ...place, 1, 1, 0, 0, 1, 1);
        return Array.from(scratch.getImageData(0, 0, 1, 1).data);
      },
      hit: (x, y) => map.codeOf(map.areaAt(x, y)),
      draw: () => map.draw(),
      get view() {
        return { ...map.view };
      },
    };
  }

  destroy() {
    this.turn = -1;
    this.observer.disconnect();
    this.still && clearTimeout(this.still);
    cancelAnimationFrame(this.frame);
    cancelAnimationFrame(this.flight);
  }

  /**
   * Take new data; whatever it does not speak about (zoom, hover) stays as it is. After a failure everything
   * is tried again. Only the newest update draws or fails, in whatever order the awaited things come.
   */
  async update(data, setTriggerValue) {
    this.setTriggerValue = setTriggerValue;
    const turn = ++this.turn;
    this.describe(data);
    const attempt = async (reason, step) => {
      try {
        return await step();
      } catch (error) {
        if (turn === this.turn) this.fail(reason, error);
        return null;
      }
    };
    const geometry = await attempt("geometry", () => loadGeometry(new URL(data.geometry, this.root).href));
    if (!geometry || turn !== this.turn) return;
    const known = data.areas === this.packed;
    const unpacked = known ? this.unpacked : await attempt("decompression", () => readAreas(data.areas));
    if (!unpacked || turn !== this.turn) return;
    Object.assign(this, { packed: data.areas, unpacked });
    if (!this.base || !this.top) this.fail("canvas", new Error("no 2d context"));
    else if (unpacked.classes.length !== geometry.levels[data.level].codes.length) {
      this.fail("data", new Error(`${data.level}: ${unpacked.classes.length} areas`));
    } else {
      this.recover();
      this.apply(data, geometry);
    }
  }

  /** Say that there is no map and why, to the reader and to Python; the same reason once. */
  fail(reason, error) {
    if (this.failed === reason) return;
    console.warn("area_map:", reason, error);
    this.failed = reason;
    this.element.dataset.state = "failed";
    this.parts.message.hidden = false;
    this.parts.message.textContent = this.strings.failed;
    this.setTriggerValue("failed", reason);
  }

  /** Take back what `fail` did; the stage has its size again, so the map can be drawn. */
  recover() {
    if (!this.failed) return;
    this.failed = null;
    this.element.dataset.state = "loading";
    this.parts.message.hidden = true;
    this.setTriggerValue("recovered", true);
  }

  /** Everything that is text. */
  describe(data) {
    const { element, surface, parts } = { ...this.parts, parts: this.parts };
    this.strings = data.strings;
    this.number = new Intl.NumberFormat(data.strings.locale, {
      minimumFractionDigits: data.decimals,
      maximumFractionDigits: data.decimals,
      signDisplay: data.signed ? "exceptZero" : "auto",
    });
    this.plural = new Intl.PluralRules(data.strings.locale, { minimumFractionDigits: data.decimals });
    this.whole = new Intl.NumberFormat(data.strings.locale);
    element.classList.toggle("compact", data.compact);
    element.style.setProperty("--area-map-height", `${data.height}px`);
    surface.setAttribute("aria-label", data.label);
    parts.description.textContent = `${data.description} ${data.strings.instructions}`;
    for (const [name, button] of Object.entries(parts.buttons)) {
      button.setAttribute("aria-label", data.strings[name]);
      button.title = data.strings[name];
    }
    parts.attribution.textContent = data.attribution;
    fillLegend(parts.legend, data, this.whole);
  }

  apply(data, geometry) {
    const before = this.data;
    const { position, index, codes } = geometry.levels[data.level];
    Object.assign(this, { data, geometry, position, index, codes, ...this.unpacked });
    this.style = readStyle(this.element);
    this.widths.clear();
    this.element.dataset.level = data.level;
    if (before && (before.level !== data.level || before.geometry !== data.geometry)) this.hover(-1);
    if (!before || before.selected !== data.selected || before.level !== data.level) this.selected = data.selected;
    this.prepare();
    this.resize();
    const fit = JSON.stringify(data.fit);
    if (!before || fit !== this.fit) {
      this.fit = fit;
      this.home(Boolean(before));
    } else if (before.selected !== data.selected) this.reveal();
    if (!this.flight) this.draw();
    this.tell();
  }

  /** Paths that depend on classes, selection and outlines, but not on the view. */
  prepare() {
    // Each class is filled together with all classes after it, which then cover it: nothing shines
    // through between neighbours, whatever the smoothing of edges does.
    const present = [...new Set(this.classes)].sort((a, b) => a - b);
    this.fills = present.map((kind) => ({
      kind,
      path: this.geometry.outline(this.marked((area) => this.classes[this.position[area]] >= kind)),
    }));
    this.outlines = this.data.outlines.map(({ codes, style, colour }) => {
      const wanted = new Set(codes.map((code) => this.geometry.levels.municipality.index.get(code)));
      return { style, colour, path: this.geometry.outline(this.marked((area) => wanted.has(area))) };
    });
    this.points = this.data.points.map((point) => {
      const [x, y] = this.geometry.project(point.lat, point.lon);
      return { ...point, x, y };
    });
    this.selectedPath = this.pathOf(this.index.get(this.selected) ?? -1);
    this.hoveredPath = this.pathOf(this.hovered);
  }

  /** Municipalities for which `test` holds, as `outline` takes them. */
  marked(test) {
    const inside = new Uint8Array(this.geometry.count + 1);
    for (let area = 0; area < this.geometry.count; area++) inside[area] = test(area) ? 1 : 0;
    return inside;
  }

  pathOf(area) {
    return area < 0 ? null : this.geometry.outline(this.marked((one) => this.position[one] === area));
  }

  codeOf(area) {
    return area < 0 ? null : this.codes[area];
  }

  // ------------------------------------------------------------------------------------------------ view

  toScreen(x, y) {
    return [(x - this.view.x) * this.view.k + this.width / 2, (y - this.view.y) * this.view.k + this.height / 2];
  }

  toGrid(x, y) {
    return [(x - this.width / 2) / this.view.k + this.view.x, (y - this.height / 2) / this.view.k + this.view.y];
  }

  /** The view that shows a box of the grid whole, with so many CSS pixels left free on the right. */
  viewOf(box, free = 0) {
    const pad = Math.min(20, this.width * 0.03);
    const k = Math.min(
      (this.width - free - 2 * pad) / (box[2] - box[0]),
      (this.height - 2 * pad) / (box[3] - box[1]),
      MAX_SCALE,
    );
    return { x: (box[0] + box[2]) / 2 + free / 2 / k, y: (box[1] + box[3]) / 2, k };
  }

  /** Width of the legend where it lies over the stage: an area shown whole must not end under it. */
  legendWidth() {
    const stage = this.parts.stage.getBoundingClientRect();
    const legend = this.parts.legend.getBoundingClientRect();
    return legend.width && legend.top < stage.bottom - 1 ? legend.width + 8 : 0;
  }

  homeBox() {
    const { fit } = this.data;
    const level = fit && this.geometry.levels[fit.level];
    const area = level ? level.index.get(fit.code) : undefined;
    if (area === undefined) return this.geometry.box;
    const box = this.geometry.boxes.filter((_, i) => level.position[i] === area).reduce(joinBoxes);
    return Number.isFinite(box[0]) ? box : this.geometry.box; // an area without a boundary lies nowhere
  }

  home(animate) {
    this.atHome = true;
    this.fly(this.viewOf(this.homeBox(), this.data.fit ? this.legendWidth() : 0), animate);
  }

  /** Bring the selected area into sight if none of it is. */
  reveal() {
    const area = this.index.get(this.selected);
    if (area === undefined) return;
    const box = this.geometry.boxes.filter((_, i) => this.position[i] === area).reduce(joinBoxes);
    if (!Number.isFinite(box[0])) return;
    const [left, top] = this.toScreen(box[0], box[1]);
    const [right, bottom] = this.toScreen(box[2], box[3]);
    if (right > 0 && bottom > 0 && left < this.width && top < this.height) return;
    this.atHome = false;
    this.fly({ ...this.view, x: (box[0] + box[2]) / 2, y: (box[1] + box[3]) / 2 }, true);
  }

  clamp({ x, y, k }) {
    const [left, top, right, bottom] = this.geometry.box;
    const whole = this.viewOf(this.geometry.box).k;
    return {
      x: Math.min(Math.max(x, left), right),
      y: Math.min(Math.max(y, top), bottom),
      k: Math.min(Math.max(k, whole * 0.8), MAX_SCALE),
    };
  }

  /** Go to a view; smoothly, unless the reader asked for less motion. */
  fly(target, animate) {
    cancelAnimationFrame(this.flight);
    this.flight = 0;
    const goal = this.clamp(target);
    if (!animate || matchMedia("(prefers-reduced-motion: reduce)").matches) {
      this.view = goal;
      this.draw();
      return;
    }
    const origin = { ...this.view };
    const begun = performance.now();
    const step = (now) => {
      const t = Math.min(1, Math.max(0, now - begun) / FIT_TIME);
      const ease = 1 - (1 - t) ** 3;
      const k = origin.k * (goal.k / origin.k) ** ease;
      // the place between the views that stays still on the screen while the scale grows evenly
      const part = Math.abs(goal.k - origin.k) < 1e-9 ? ease : (1 / k - 1 / origin.k) / (1 / goal.k - 1 / origin.k);
      this.view = { x: origin.x + (goal.x - origin.x) * part, y: origin.y + (goal.y - origin.y) * part, k };
      this.flight = t < 1 ? requestAnimationFrame(step) : 0;
      this.flight ? this.shift() : this.draw();
    };
    this.flight = requestAnimationFrame(step);
  }

  move(view) {
    cancelAnimationFrame(this.flight);
    this.flight = 0;
    this.atHome = false;
    this.view = this.clamp(view);
    this.shift();
    clearTimeout(this.still);
    this.still = setTimeout(() => this.draw(), STILL_AFTER);
  }

  zoomAt(x, y, factor) {
    const [gx, gy] = this.toGrid(x, y);
    const k = this.clamp({ ...this.view, k: this.view.k * factor }).k;
    this.move({ x: gx - (x - this.width / 2) / k, y: gy - (y - this.height / 2) / k, k });
  }

  zoomStep(factor) {
    this.atHome = false;
    this.fly({ ...this.view, k: this.view.k * factor }, true);
  }

  showAll() {
    this.atHome = this.data.fit === null;
    this.fly(this.viewOf(this.geometry.box), true);
  }

  resize() {
    const { clientWidth, clientHeight } = this.parts.stage;
    const ratio = window.devicePixelRatio || 1;
    if (!clientWidth || (clientWidth === this.width && clientHeight === this.height && ratio === this.ratio)) return;
    Object.assign(this, { width: clientWidth, height: clientHeight, ratio });
    sizeCanvas(this.parts.top, clientWidth, clientHeight, 0, ratio);
    sizeCanvas(this.parts.base, clientWidth, clientHeight, MARGIN, ratio);
    this.element.style.setProperty("--area-map-aspect", clientWidth / clientHeight); // kept on paper of any width
    if (!this.view) return;
    if (this.atHome) this.home(false);
    else this.draw();
  }

  /** Where panels lie over the stage, so that no name is written under them. */
  coveredBoxes() {
    const stage = this.parts.stage.getBoundingClientRect();
    const panels = [this.parts.box, this.parts.legend, this.parts.scale, this.parts.attribution];
    return panels.map((panel) => {
      const { left, top, right, bottom } = panel.getBoundingClientRect();
      return [left - stage.left, top - stage.top, right - stage.left, bottom - stage.top];
    });
  }

  // --------------------------------------------------------------------------------------------- drawing

  /** Only move what is drawn; used in every frame of a movement. */
  shift() {
    const factor = this.view.k / this.drawnView.k;
    const [mx, my] = [this.width * MARGIN, this.height * MARGIN];
    const dx = (this.drawnView.x - this.view.x) * this.view.k - (factor - 1) * (this.width / 2 + mx);
    const dy = (this.drawnView.y - this.view.y) * this.view.k - (factor - 1) * (this.height / 2 + my);
    this.parts.base.style.transform = `translate(${dx}px, ${dy}px) scale(${factor})`;
    this.requestTop();
  }

  /** Draw everything in full. */
  draw() {
    if (!this.view || !this.width || this.failed) return;
    clearTimeout(this.still);
    this.drawnView = { ...this.view };
    this.drawBase();
    this.parts.base.style.transform = "none";
    this.drawScale();
    this.covered = this.coveredBoxes();
    this.drawTop();
    if (this.keyboard) this.pointCentre();
    this.element.dataset.state = "ready";
    this.element.dataset.drawn = String(++this.drawn);
  }

  drawBase() {
    const { base } = this;
    base.reset();
    this.placeBase(base);
    this.drawFills(base, this.style);
    base.resetTransform();
    base.drawImage(this.bordersLayer(), 0, 0);
  }

  /** Let a context of the size of the lower canvas be drawn on in steps of the grid. */
  placeBase(context) {
    const { view, ratio, width, height } = this;
    const scale = view.k * ratio;
    const [x, y] = [width * (0.5 + MARGIN) - view.x * view.k, height * (0.5 + MARGIN) - view.y * view.k];
    context.setTransform(scale, 0, 0, scale, x * ratio, y * ratio);
  }

  /** Borders do not change with the measure: drawn once for a view, then only copied over other fills. */
  bordersLayer() {
    const { level, borders, geometry } = this.data;
    const { width, height } = this.parts.base;
    const wanted = JSON.stringify([geometry, level, borders, this.view, width, height, this.style]);
    if (wanted === this.layered) return this.layer;
    this.layered = wanted;
    this.layer ??= new OffscreenCanvas(width, height);
    Object.assign(this.layer, { width, height }); // also empties it
    const context = this.layer.getContext("2d");
    this.placeBase(context);
    context.lineJoin = "round";
    context.lineCap = "round";
    this.drawBorders(context, this.style);
    return this.layer;
  }

  drawFills(context, style) {
    for (const { kind, path } of this.fills) {
      if (kind === MISSING) context.fillStyle = hatching(context, style, this.view.k);
      else if (kind === OUTSIDE) context.fillStyle = style.faint;
      else context.fillStyle = this.data.classes[kind].colour;
      context.fill(path, "nonzero");
    }
  }

  drawBorders(context, style) {
    const { k } = this.view;
    const zoom = Math.sqrt(k / USUAL_SCALE);
    const line = (level, colour, alpha, width) => {
      context.globalAlpha = alpha;
      context.strokeStyle = colour;
      context.lineWidth = width / k;
      context.stroke(this.geometry.borderPath(level));
    };
    const { level, borders } = this.data;
    if (level === "municipality") line(level, style.paper, Math.min(0.8, 0.55 * zoom), Math.min(1.2, 0.3 * zoom));
    else line(level, style.paper, 0.95, Math.min(2, zoom));
    for (const over of borders) {
      const strong = over === "region" || over === level;
      line(over, style.ink, strong ? 0.65 : 0.4, Math.min(2.2, (strong ? 0.9 : 0.6) * zoom));
    }
  }

  requestTop() {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.drawTop();
    });
  }

  drawTop() {
    if (!this.view || !this.width) return;
    const { top, ratio, width, height, view, style } = this;
    top.reset();
    top.scale(ratio, ratio);
    top.lineJoin = "round";
    this.inGrid(() => {
      for (const outline of this.outlines) this.drawOutline(outline);
      if (this.hoveredPath) twoTone(top, this.hoveredPath, style.paper, style.ink, view.k, 3, 1.25);
      if (this.selectedPath) twoTone(top, this.selectedPath, style.paper, style.ink, view.k, 6.5, 3);
    });
    if (!this.data.compact) this.drawLabels();
    for (const point of this.points) drawPoint(top, point, this.toScreen(point.x, point.y), style);
    if (this.brush) drawBrush(top, this.brush, style);
    if (this.keyboard) drawCrosshair(top, width / 2, height / 2, style);
  }

  /** Draw with the transformation of the view, in steps of the grid. */
  inGrid(draw) {
    const { top, ratio, width, height, view } = this;
    const scale = view.k * ratio;
    top.save();
    top.setTransform(
      scale, 0, 0, scale, (width / 2 - view.x * view.k) * ratio, (height / 2 - view.y * view.k) * ratio,
    );
    draw();
    top.restore();
  }

  drawOutline({ path, style: kind, colour }) {
    const { top, view, style } = this;
    const dash = { solid: [], dashed: [6, 4], dotted: [1.5, 3.5] }[kind].map((length) => length / view.k);
    top.setLineDash([]);
    stroke(top, path, style.paper, 4 / view.k);
    top.setLineDash(dash);
    stroke(top, path, colour || style.ink, 2 / view.k);
    top.setLineDash([]);
  }

  /** Names of towns, the more important first, each only where it covers no other. */
  drawLabels() {
    const { top, geometry, style, view } = this;
    const ground = geometry.groundStep(view.y) / view.k;
    const limit = LABELS_WITHIN.find(([metres]) => ground >= metres)[1];
    const points = this.points.map((point) => this.toScreen(point.x, point.y));
    const taken = [...this.covered, ...points.map(([x, y]) => [x - 9, y - 9, x + 9, y + 9])];
    const reserved = taken.length;
    const most = Math.max(8, (this.width * this.height) / 9000);
    top.textAlign = "center";
    top.textBaseline = "middle";
    top.textRendering = "geometricPrecision";
    for (const area of geometry.labelOrder) {
      if (geometry.ranks[area] > limit || taken.length > most + reserved) break;
      const place = this.toScreen(geometry.labels[2 * area], geometry.labels[2 * area + 1]);
      const under = points.some((point) => distance(point, place) < 9); // the name stands above its point
      const [x, y] = [place[0], under ? place[1] - 19 : place[1]];
      if (x < 0 || y < 9 || x > this.width || y > this.height - 9) continue;
      const font = `${geometry.ranks[area] <= 1 ? 600 : 400} ${geometry.ranks[area] <= 3 ? 13 : 12}px ${style.font}`;
      const name = geometry.levels.municipality.names[area];
      const half = this.measured(name, font) / 2 + 4;
      const box = [x - half, y - 9, x + half, y + 9];
      if (box[0] < 0 || box[2] > this.width) continue;
      if (taken.some((other) => overlap(box, other))) continue;
      taken.push(box);
      top.font = font;
      top.lineWidth = 3.5;
      top.strokeStyle = style.background;
      top.strokeText(name, x, y);
      top.fillStyle = style.text;
      top.fillText(name, x, y);
    }
  }

  measured(text, font) {
    const key = font + text;
    if (!this.widths.has(key)) {
      this.top.font = font;
      this.widths.set(key, this.top.measureText(text).width);
    }
    return this.widths.get(key);
  }

  /** A round length of at most 100 pixels, in metres or kilometres. */
  drawScale() {
    const metres = this.geometry.groundStep(this.view.y) / this.view.k;
    const power = 10 ** Math.floor(Math.log10(100 * metres));
    const length = [5, 2, 1].map((digit) => digit * power).find((round) => round <= 100 * metres);
    const text = length >= 1000 ? `${this.whole.format(length / 1000)}\u00a0km` : `${this.whole.format(length)}\u00a0m`;
    this.parts.scale.style.width = `${(100 * length) / metres / this.width}cqw`; // shrinks with a print, too
    this.parts.scale.textContent = text;
  }

  // ---------------------------------------------------------------------------------------------- reader

  listen() {
    const { surface, stage, buttons } = this.parts;
    const on = (name, handler) => surface.addEventListener(name, (event) => this.data && handler.call(this, event));
    on("pointerdown", this.onDown);
    on("pointermove", this.onMove);
    on("pointerup", this.onUp);
    on("pointercancel", this.onUp);
    on("pointerleave", this.onLeave);
    on("dblclick", this.onDoubleClick);
    on("keydown", this.onKey);
    on("focus", this.onFocus);
    on("blur", this.onBlur);
    surface.addEventListener("wheel", (event) => this.data && this.onWheel(event), { passive: false });
    buttons.zoom_in.onclick = () => this.data && this.zoomStep(1.8);
    buttons.zoom_out.onclick = () => this.data && this.zoomStep(1 / 1.8);
    buttons.show_all.onclick = () => this.data && this.showAll();
    this.observer = new ResizeObserver(() => this.data && this.resize());
    this.observer.observe(stage);
  }

  placeOf(event) {
    const { left, top } = this.parts.surface.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  }

  areaAt(x, y) {
    const municipality = this.geometry.find(...this.toGrid(x, y));
    return municipality < 0 ? -1 : this.position[municipality];
  }

  onDown(event) {
    if (event.button > 0) return;
    const place = this.placeOf(event);
    this.pointers.set(event.pointerId, place);
    this.pressed = this.pointers.size === 1 ? place : null;
    this.dragging = false;
    this.brush = this.data.selectable && event.shiftKey && this.pressed ? [place, place] : null;
    this.setKeyboard(false);
    if (!this.data.compact || event.pointerType === "mouse") this.parts.surface.setPointerCapture(event.pointerId);
  }

  onMove(event) {
    const place = this.placeOf(event);
    const before = this.pointers.get(event.pointerId);
    if (!before) {
      this.setKeyboard(false);
      this.point(place);
      return;
    }
    if (this.data.compact && event.pointerType !== "mouse") return;
    if (this.brush) {
      this.brush[1] = place;
      this.hideTooltip();
      this.requestTop();
      return;
    }
    if (this.pointers.size === 2) this.pinch(event.pointerId, before, place);
    else if (this.dragging || (this.pressed && distance(this.pressed, place) > CLICK_SLACK)) {
      this.dragging = true;
      this.parts.surface.classList.add("dragging");
      this.hideTooltip();
      const { x, y, k } = this.view;
      this.move({ x: x - (place[0] - before[0]) / k, y: y - (place[1] - before[1]) / k, k });
    } else return;
    this.pointers.set(event.pointerId, place);
  }

  pinch(id, before, place) {
    const other = [...this.pointers].find(([key]) => key !== id)[1];
    const [cx, cy] = [(place[0] + other[0]) / 2, (place[1] + other[1]) / 2];
    const { x, y, k } = this.view;
    this.pressed = null;
    this.hideTooltip();
    this.view = { x: x - (place[0] - before[0]) / 2 / k, y: y - (place[1] - before[1]) / 2 / k, k };
    this.zoomAt(cx, cy, distance(place, other) / Math.max(1, distance(before, other)));
  }

  onUp(event) {
    const known = this.pointers.delete(event.pointerId);
    this.parts.surface.classList.remove("dragging");
    const brush = this.brush;
    this.brush = null;
    if (brush && distance(...brush) > CLICK_SLACK) {
      this.pressed = null;
      this.requestTop();
      if (known && event.type === "pointerup") this.chooseWithin(brush);
      return;
    }
    const clicked = known && event.type === "pointerup" && this.pressed && !this.dragging;
    this.pressed = null;
    this.dragging = this.pointers.size > 0; // one finger of a pinch that stays down goes on as a drag
    if (!clicked) return;
    const place = this.placeOf(event);
    this.point(place);
    this.choose(this.areaAt(...place));
  }

  onLeave(event) {
    if (event.pointerType === "mouse" && !this.dragging) this.hideTooltip();
  }

  onDoubleClick(event) {
    event.preventDefault();
    this.zoomAt(...this.placeOf(event), 2);
  }

  onWheel(event) {
    if (this.data.compact) return;
    event.preventDefault();
    const lines = event.deltaMode === 1 ? 30 : 1;
    this.zoomAt(...this.placeOf(event), Math.exp(-event.deltaY * lines * (event.ctrlKey ? 0.01 : 0.002)));
  }

  onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const action = this.keyAction(event.key);
    if (!action) return;
    event.preventDefault();
    this.setKeyboard(true);
    action();
  }

  keyAction(key) {
    const pan = (dx, dy) => () => {
      const { x, y, k } = this.view;
      this.move({ x: x + (dx * this.width) / k / 10, y: y + (dy * this.height) / k / 10, k });
      this.pointCentre();
    };
    const actions = {
      ArrowLeft: pan(-1, 0),
      ArrowRight: pan(1, 0),
      ArrowUp: pan(0, -1),
      ArrowDown: pan(0, 1),
      "+": () => this.zoomAt(this.width / 2, this.height / 2, 1.5),
      "=": () => this.zoomAt(this.width / 2, this.height / 2, 1.5),
      "-": () => this.zoomAt(this.width / 2, this.height / 2, 1 / 1.5),
      0: () => this.showAll(),
      Enter: () => this.choose(this.hovered),
      " ": () => this.choose(this.hovered),
      Escape: () => this.hideTooltip(),
    };
    return actions[key];
  }

  onFocus() {
    if (!this.parts.surface.matches(":focus-visible")) return;
    this.setKeyboard(true);
    this.pointCentre();
  }

  onBlur() {
    this.setKeyboard(false);
    this.hideTooltip();
  }

  /** With the keyboard a cross in the middle points; the map moves under it. */
  setKeyboard(on) {
    if (this.keyboard === on) return;
    this.keyboard = on;
    if (this.view) this.requestTop();
  }

  /** Show what lies under the cross, and say it when the map has come to rest over something else. */
  pointCentre() {
    this.point([this.width / 2, this.height / 2]);
    clearTimeout(this.saying);
    const sentence = this.sentence(this.hovered);
    if (sentence === this.centred) return;
    this.saying = setTimeout(() => this.say((this.centred = sentence)), 250);
  }

  point(place) {
    const near = this.points.findLast((point) => distance(this.toScreen(point.x, point.y), place) < 9);
    this.hover(this.areaAt(...place));
    if (near) this.showTooltip(place, [["strong", near.label]]);
    else if (this.hovered >= 0) this.showTooltip(place, this.tooltipLines(this.hovered));
    else this.hideTooltip();
  }

  hover(area) {
    if (area === this.hovered) return;
    this.hovered = area;
    this.hoveredPath = this.pathOf(area);
    this.parts.surface.classList.toggle("over", area >= 0);
    if (this.view) this.requestTop();
  }

  /** Tell Python the shown areas whose place for the label lies in a rectangle of the screen. */
  chooseWithin([[x0, y0], [x1, y1]]) {
    const [left, top] = this.toGrid(Math.min(x0, x1), Math.min(y0, y1));
    const [right, bottom] = this.toGrid(Math.max(x0, x1), Math.max(y0, y1));
    const codes = new Set();
    for (let place = 0; place < this.geometry.count; place++) {
      const [x, y] = [this.geometry.labels[2 * place], this.geometry.labels[2 * place + 1]];
      const area = this.position[place];
      if (!this.geometry.arcsOf[place].length) continue;
      if (x >= left && x <= right && y >= top && y <= bottom && this.classes[area] !== OUTSIDE) codes.add(this.codes[area]);
    }
    if (codes.size) this.setTriggerValue("brushed", [...codes]);
  }

  choose(area) {
    if (area < 0) return;
    if (this.data.selectable) {
      this.setTriggerValue("clicked", this.codes[area]); // Python says what is selected, by an outline
      return;
    }
    this.selected = this.codes[area];
    this.selectedPath = this.pathOf(area);
    this.requestTop();
    clearTimeout(this.saying);
    this.say(this.strings.selected.replace("{area}", this.sentence(area)));
    this.setTriggerValue("clicked", this.selected);
  }

  /** The selection in words, when Python changed it. */
  tell() {
    const area = this.index.get(this.selected);
    if (area === undefined || this.told === this.selected) return;
    this.told = this.selected;
    this.say(this.strings.selected.replace("{area}", this.sentence(area)));
  }

  say(text) {
    if (this.parts.live.textContent !== text) this.parts.live.textContent = text;
  }

  // ----------------------------------------------------------------------------------------------- words

  nameOf(area) {
    return this.geometry.levels[this.data.level].names[area];
  }

  placeName(area) {
    if (this.data.level !== "municipality") return "";
    const { names, position } = this.geometry.levels.district;
    return this.strings.district.replace("{name}", names[position[area]]);
  }

  valueText(area) {
    if (this.classes[area] === OUTSIDE) return this.strings.outside;
    const value = this.values[area];
    if (value === NO_VALUE) return this.data.classes[this.classes[area]]?.label ?? `–\u00a0(${this.data.missing})`;
    const shown = value / 10 ** this.data.decimals;
    const unit = this.data.units[PLURALS.indexOf(this.plural.select(Math.abs(shown)))];
    return this.number.format(shown).replace("-", "−") + (unit && `\u00a0${unit}`);
  }

  /** What else there is to say about an area; of most nothing. */
  noteOf(area) {
    return this.data.notes[this.codes[area]] ?? "";
  }

  sentence(area) {
    if (area < 0) return this.strings.nowhere;
    return [this.nameOf(area), this.placeName(area), this.valueText(area), this.noteOf(area)].filter(Boolean).join(", ");
  }

  tooltipLines(area) {
    return [
      ["strong", this.nameOf(area)],
      ["place", this.placeName(area)],
      ["value", this.valueText(area), this.data.classes[this.classes[area]]?.colour],
      ["note", this.noteOf(area)],
    ];
  }

  showTooltip([x, y], lines) {
    const { tooltip } = this.parts;
    tooltip.replaceChildren(...lines.filter(([, text]) => text).map(([kind, text, colour]) => {
      const line = make(kind === "strong" ? "strong" : "span", kind);
      if (colour) line.append(swatch("", colour));
      line.append(text);
      return line;
    }));
    tooltip.hidden = false;
    const { offsetWidth, offsetHeight } = tooltip;
    const left = x + 16 + offsetWidth > this.width ? x - 16 - offsetWidth : x + 16;
    const above = y + 16 + offsetHeight > this.height ? y - 12 - offsetHeight : y + 16;
    const inside = Math.min(Math.max(4, left), Math.max(4, this.width - offsetWidth - 4));
    tooltip.style.transform = `translate(${Math.round(inside)}px, ${Math.round(Math.max(4, above))}px)`;
  }

  hideTooltip() {
    this.parts.tooltip.hidden = true;
    this.hover(-1);
  }
}

// ---------------------------------------------------------------------------------------------- elements

const ICONS = {
  zoom_in: "M10 4v12M4 10h12",
  zoom_out: "M4 10h12",
  show_all: "M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4",
};

function make(tag, className = "", attributes = {}) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** The elements of an empty map, by name. */
function build(parent) {
  const element = make("div", "area-map", { "data-state": "loading", "data-drawn": "0" });
  const stage = make("div", "stage");
  const base = make("canvas", "base", { "aria-hidden": "true" });
  const surface = make("div", "surface", {
    role: "application",
    tabindex: "0",
    "aria-label": "…",
    "aria-describedby": "area-map-description",
  });
  const top = make("canvas", "top", { "aria-hidden": "true" });
  const tooltip = make("div", "tooltip", { "aria-hidden": "true" });
  const foot = make("div", "foot");
  const scale = make("div", "scale", { "aria-hidden": "true" });
  const attribution = make("p", "attribution");
  const legend = make("div", "legend panel");
  const description = make("p", "unseen", { id: "area-map-description" });
  const live = make("p", "unseen", { "aria-live": "polite" });
  const message = make("p", "message", { role: "alert" });
  const buttons = makeButtons();
  tooltip.hidden = true;
  message.hidden = true;
  surface.append(top);
  foot.append(scale, attribution);
  const box = make("div", "buttons panel");
  box.append(...Object.values(buttons));
  stage.append(base, surface, foot, box, tooltip);
  element.append(stage, legend, description, live, message);
  parent.append(element);
  return {
    element, stage, base, surface, top, tooltip, scale, attribution, box, legend, description, live, message, buttons,
  };
}

function makeButtons() {
  const names = Object.keys(ICONS);
  return Object.fromEntries(names.map((name) => {
    const button = make("button", name, { type: "button" });
    const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    icon.setAttribute("viewBox", "0 0 20 20");
    icon.setAttribute("aria-hidden", "true");
    path.setAttribute("d", ICONS[name]);
    icon.append(path);
    button.append(icon);
    return [name, button];
  }));
}

function swatch(kind, colour) {
  const box = make("span", `swatch ${kind}`.trim());
  if (colour) box.style.setProperty("--swatch", colour);
  return box;
}

function fillLegend(legend, data, whole) {
  legend.hidden = !data.legend;
  if (!data.legend) return;
  const title = make("p", "title");
  const count = make("span");
  count.textContent = data.legend.count_label;
  title.append(data.legend.title, count);
  const rows = data.classes.map((kind) => legendRow(swatch("", kind.colour), kind.label, whole.format(kind.count)));
  if (data.missing_count > 0) {
    const box = swatch("hatched");
    rows.push(legendRow(box, data.strings.no_data, whole.format(data.missing_count), data.missing));
  }
  const over = data.outlines.map(({ label, style, colour }) => [swatch(style, colour), label]);
  over.push([swatch("point"), data.point_label]);
  for (const [box, label] of over) if (label) rows.push(legendRow(box, label, "", "", "over"));
  const list = make("ul");
  list.append(...rows);
  legend.replaceChildren(title, list);
}

function legendRow(box, text, count, note = "", kind = "") {
  const row = make("li", kind);
  const label = make("span");
  const number = make("span", "count");
  label.textContent = text;
  number.textContent = count;
  row.append(box, label, number);
  if (note) {
    const small = make("small");
    small.textContent = note;
    row.append(small);
  }
  return row;
}

/** Cover the stage and a margin around it; in percent, so that a print of another width scales the drawing. */
function sizeCanvas(canvas, width, height, margin, ratio) {
  const [size, offset] = [`${100 * (1 + 2 * margin)}%`, `${-100 * margin}%`];
  canvas.width = Math.round(width * (1 + 2 * margin) * ratio);
  canvas.height = Math.round(height * (1 + 2 * margin) * ratio);
  Object.assign(canvas.style, { left: offset, top: offset, width: size, height: size });
}

// ------------------------------------------------------------------------------------------------- paint

/**
 * Colours and font of the theme in force. Fills are the same in every theme, so what is drawn on them
 * goes by lightness: `ink` is the darker of the theme's text and background, `paper` the lighter.
 */
function readStyle(element) {
  const computed = getComputedStyle(element);
  const read = (name) => computed.getPropertyValue(name).trim();
  const text = read("--st-text-color") || "CanvasText";
  const background = read("--st-background-color") || "Canvas";
  const [ink, paper] = lightness(text) < lightness(background) ? [text, background] : [background, text];
  element.style.setProperty("--area-map-ink", ink);
  element.style.setProperty("--area-map-paper", paper);
  return {
    text, background, ink, paper,
    faint: read("--st-secondary-background-color") || "Canvas",
    font: read("--st-font") || "sans-serif",
  };
}

function lightness(colour) {
  const pen = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  const [red, green, blue] = pen.getImageData(0, 0, 1, 1).data;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Slanted lines of constant width on the screen, whatever the zoom. */
function hatching(context, style, k) {
  const size = 14;
  const tile = new OffscreenCanvas(size, size);
  const pen = tile.getContext("2d");
  pen.fillStyle = style.paper;
  pen.fillRect(0, 0, size, size);
  pen.strokeStyle = style.ink;
  pen.globalAlpha = 0.35;
  pen.lineWidth = 1.75;
  for (const offset of [-size, 0, size]) {
    pen.moveTo(offset - 2, size + 2);
    pen.lineTo(offset + size + 2, -2);
  }
  pen.stroke();
  const pattern = context.createPattern(tile, "repeat");
  pattern.setTransform(new DOMMatrix().scale(0.5 / k));
  return pattern;
}

function stroke(context, path, colour, width) {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke(path);
}

/** A line that shows on any fill, also in grey print: dark inside light. */
function twoTone(context, path, outer, inner, k, outerWidth, innerWidth) {
  stroke(context, path, outer, outerWidth / k);
  stroke(context, path, inner, innerWidth / k);
}

const SHAPES = {
  circle: [],
  square: [[-1, -1], [1, -1], [1, 1], [-1, 1]],
  diamond: [[0, -1.35], [1.35, 0], [0, 1.35], [-1.35, 0]],
  triangle: [[0, -1.3], [1.25, 0.95], [-1.25, 0.95]],
};

function drawPoint(context, point, [x, y], style) {
  const corners = SHAPES[point.kind];
  context.beginPath();
  if (corners.length) corners.forEach(([dx, dy], i) => context[i ? "lineTo" : "moveTo"](x + 4 * dx, y + 4 * dy));
  else context.arc(x, y, point.text ? 8 : 4.5, 0, 2 * Math.PI);
  context.closePath();
  context.fillStyle = style.background;
  context.fill();
  context.strokeStyle = style.text;
  context.lineWidth = 2;
  context.stroke();
  if (!point.text) return;
  context.font = `600 11px ${style.font}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = style.text;
  context.fillText(point.text, x, y + 0.5);
}

function drawCrosshair(context, x, y, style) {
  const cross = new Path2D();
  for (const [dx, dy] of [[1, 0], [-1, 0], [0, 1], [0, -1]]) {
    cross.moveTo(x + 4 * dx, y + 4 * dy);
    cross.lineTo(x + 14 * dx, y + 14 * dy);
  }
  twoTone(context, cross, style.background, style.text, 1, 5, 2);
}

function drawBrush(context, [[x0, y0], [x1, y1]], style) {
  const frame = new Path2D();
  frame.rect(x0, y0, x1 - x0, y1 - y0);
  context.setLineDash([6, 4]);
  twoTone(context, frame, style.paper, style.ink, 1, 4, 1.5);
  context.setLineDash([]);
}

function overlap(a, b) {
  return a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
}

function distance(a, b) {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}
