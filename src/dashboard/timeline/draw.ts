import { count } from '../format/count.js';
import type { Bar, Kind, Lane } from './Bar.js';
import { type Box, boxesOf } from './boxesOf.js';
import { moment } from './moment.js';
import type { Palette } from './paletteOf.js';
import { barsIn } from './pointAt.js';
import type { Span } from './Span.js';
import { type Shelf, sizes } from './shelvesOf.js';
import { ticksOf } from './ticksOf.js';

export interface Picture {
  shelves: readonly Shelf[];
  span: Span;
  /** px. */
  width: number;
  height: number;
  palette: Palette;
  selected: Bar | undefined;
  hovered: Bar | undefined;
}

type Context = CanvasRenderingContext2D;

/** Narrower boxes have no room for a word, px. */
const readable = 26;
/** Moments whose time is drawn through all tracks. */
const guides: readonly Kind[] = ['vital'];

/** Draws what is in sight; the context's unit is a CSS pixel. */
export function draw(context: Context, picture: Picture): void {
  const { shelves, width, height, palette } = picture;
  context.clearRect(0, 0, width, height);
  drawGrid(context, picture);
  context.textBaseline = 'middle';
  for (const shelf of shelves) drawShelf(context, shelf, picture);
  context.strokeStyle = palette.rule;
  context.strokeRect(0.5, sizes.axis - 0.5, width, 0);
}

function drawGrid(context: Context, { span, width, height, palette, shelves }: Picture): void {
  const { step, ticks } = ticksOf(span, width, 90);
  const xOf = (time: number) => ((time - span.from) / (span.to - span.from)) * width;
  context.font = `11px ${palette.font}`;
  context.textBaseline = 'middle';
  for (const tick of ticks) {
    const x = Math.round(xOf(tick)) + 0.5;
    context.fillStyle = palette.rule;
    context.fillRect(x - 0.5, sizes.axis, 1, height);
    context.fillStyle = palette.muted;
    const time = moment(tick, step);
    // Half a time is a wrong one.
    if (x + 4 + context.measureText(time).width <= width) context.fillText(time, x + 4, sizes.axis / 2);
  }
  context.setLineDash([2, 3]);
  for (const { track } of shelves) {
    for (const { kind, start } of track.bars) {
      if (!guides.includes(kind) || start < span.from || start > span.to) continue;
      context.strokeStyle = palette.edge(kind);
      const x = Math.round(xOf(start)) + 0.5;
      context.beginPath();
      context.moveTo(x, sizes.axis);
      context.lineTo(x, height);
      context.stroke();
    }
  }
  context.setLineDash([]);
}

function drawShelf(context: Context, { track, top, lanes, bottom }: Shelf, picture: Picture): void {
  const { span, width, palette } = picture;
  context.fillStyle = palette.rule;
  context.fillRect(0, bottom - 1, width, 1);
  track.lanes.forEach((lane, i) => {
    const boxes = boxesOf(lane, span, width);
    boxes.forEach((box, at) => {
      drawBox(context, { lane, box, next: boxes[at + 1], y: lanes + i * sizes.lane }, picture);
    });
  });
  const bold = `600 11px ${palette.font}`;
  const plain = `11px ${palette.font}`;
  const y = top + sizes.title / 2 + 1;
  const number = ` ${count(track.bars.length)}`;
  context.font = plain;
  const numberWidth = context.measureText(number).width;
  context.font = bold;
  const title = fitted(context, track.title, width - 60);
  const titleWidth = context.measureText(title).width;
  // The guides of moments end at the words.
  context.fillStyle = palette.surface;
  context.fillRect(4, top + 1, titleWidth + numberWidth + 6, sizes.title - 2);
  context.fillStyle = palette.ink;
  context.fillText(title, 6, y);
  context.font = plain;
  context.fillStyle = palette.muted;
  context.fillText(number, 8 + titleWidth, y);
}

interface Placed {
  lane: Lane;
  box: Box;
  next: Box | undefined;
  y: number;
}

function drawBox(context: Context, { lane, box, next, y }: Placed, picture: Picture): void {
  const { span, width, palette, selected, hovered } = picture;
  const bar = lane[box.first]!;
  const alone = box.first === box.last && !bar.crowd;
  const isMoment = alone && bar.end === bar.start;
  const scale = width / (span.to - span.from);
  // A hair of ground between neighbours, where there is room for it.
  const drawn = box.width > 3 ? box.width - 1 : box.width;
  const rated = bar.rating && bar.rating !== 'good' ? palette[bar.rating] : undefined;

  context.fillStyle =
    alone && !isMoment && box.width > 3 ? palette.fill(bar.kind) : (rated ?? palette.edge(bar.kind));
  context.fillRect(box.x, y, drawn, sizes.bar);
  if (alone && !isMoment && box.width > 3) {
    for (const [from, to] of bar.strong ?? []) {
      const x = Math.max(box.x, (from - span.from) * scale);
      const right = Math.min(box.x + drawn, (to - span.from) * scale);
      context.fillStyle = palette.strong(bar.kind);
      if (right > x) context.fillRect(x, y, right - x, sizes.bar);
    }
    if (bar.forced) {
      context.fillStyle = palette.edge('frame');
      context.fillRect(box.x, y + sizes.bar - 3, drawn * bar.forced, 3);
    }
    context.fillStyle = rated ?? palette.edge(bar.kind);
    if (bar.start >= span.from) context.fillRect(box.x, y, 2, sizes.bar);
  }
  if (bar.kind === 'hole') hatch(context, palette, { x: box.x, y, width: drawn });

  const room = isMoment ? (next?.x ?? width) - box.x - 6 : drawn - 7;
  if (room > readable - 7) {
    context.font = `11px ${palette.font}`;
    context.fillStyle = palette.ink;
    const text = alone ? bar.label : `${count(barsIn(lane, box).length)} entries`;
    const words = fitted(context, text, room);
    if (words) context.fillText(words, box.x + 5, y + sizes.bar / 2 + 0.5);
  }
  for (const [of, colour] of [
    [hovered, palette.muted],
    [selected, palette.accent],
  ] as const) {
    if (!of || !holds(lane, box, of)) continue;
    context.lineWidth = 2;
    context.strokeStyle = colour;
    context.strokeRect(box.x - 1, y - 1, Math.max(4, drawn + 2), sizes.bar + 2);
    context.lineWidth = 1;
  }
}

function holds(lane: Lane, box: Box, bar: Bar): boolean {
  for (let i = box.first; i <= box.last; i++) {
    const there = lane[i]!;
    if (there.id === bar.id || there.crowd?.some(({ id }) => id === bar.id)) return true;
  }
  return false;
}

function hatch(context: Context, palette: Palette, { x, y, width }: { x: number; y: number; width: number }) {
  context.save();
  context.beginPath();
  context.rect(x, y, width, sizes.bar);
  context.clip();
  context.strokeStyle = palette.poor;
  context.beginPath();
  for (let at = x - sizes.bar; at < x + width; at += 5) {
    context.moveTo(at, y + sizes.bar);
    context.lineTo(at + sizes.bar, y);
  }
  context.stroke();
  context.restore();
}

/** The text, cut so that it takes no more than so many px; empty where that is next to nothing. */
function fitted(context: Context, text: string, room: number): string {
  // Names can be long, and measuring all of one that cannot fit is work for nothing.
  const head = text.slice(0, Math.ceil(room / 2));
  const width = context.measureText(head).width;
  if (width <= room) return head;
  const characters = Math.floor((head.length * (room - 8)) / width);
  return characters > 1 ? `${head.slice(0, characters)}…` : '';
}
