/** Tracks of ours in the Performance panel. */
export type Track = 'Components' | 'Functions' | 'Spans' | 'Long frames';

type Property = [name: string, value: string];

/** What makes the panel draw a measure. Source: https://developer.chrome.com/docs/devtools/performance/extension */
export interface TrackEntry {
  dataType: 'track-entry';
  trackGroup: 'Fieldmark';
  track: Track;
  color: 'tertiary' | 'primary' | 'secondary' | 'error';
  tooltipText?: string;
  properties?: Property[];
}

/** From where on a cost is no trifle, noticeable, and a fault; ms. */
type Steps = [number, number, number];

/** Of what keeps the main thread: a frame at 60 Hz, and the least that makes a task long. */
const busy: Steps = [1, 16, 50];
/** Of what may as well wait: https://web.dev/articles/rail */
const waiting: Steps = [16, 100, 1_000];

/**
 * @param cost ms, by which it is coloured
 * @param properties shown where the entry is selected; those that are `undefined` are not
 */
export function trackEntry(
  track: Track,
  cost: number,
  properties: { [name: string]: string | undefined },
  tooltipText?: string,
): { devtools: TrackEntry } {
  const [noticeable, slow, fault] = track === 'Spans' ? waiting : busy;
  const told = Object.entries(properties).filter(
    (property): property is Property => property[1] !== undefined,
  );
  return {
    devtools: {
      dataType: 'track-entry',
      trackGroup: 'Fieldmark',
      track,
      color: cost < noticeable ? 'tertiary' : cost < slow ? 'primary' : cost < fault ? 'secondary' : 'error',
      ...(tooltipText && { tooltipText }),
      ...(told[0] && { properties: told }),
    },
  };
}
