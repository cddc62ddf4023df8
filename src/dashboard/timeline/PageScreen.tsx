import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { PageStory } from '../../wire/answers.js';
import { Failure } from '../frame/Failure.js';
import { Link } from '../frame/Link.js';
import { Loading } from '../frame/Loading.js';
import type { ScreenProps } from '../screens.js';
import { useAnswer } from '../state/useAnswer.js';
import { Details } from './Details.js';
import { Entries } from './Entries.js';
import { ExportButton } from './ExportButton.js';
import { Facts } from './Facts.js';
import { holding, parseSpan, wholeOf, within, zoomed } from './spans.js';
import { Timeline } from './Timeline.js';
import { tracksOf } from './tracksOf.js';
import { useTimeline } from './useTimeline.js';

/** One visit's story: everything that one page has sent. */
export function PageScreen({ address, change }: ScreenProps) {
  if (!address.of)
    return (
      <Message title="No page is chosen">
        <Link address={address} to={{ show: 'visits' }} change={change}>
          Choose one of the visits
        </Link>
      </Message>
    );
  return <PageOf key={address.of} address={address} change={change} />;
}

function PageOf({ address, change }: ScreenProps) {
  const { answer, failure } = useAnswer('page', address, { page: address.of });
  const back = (
    <Link address={address} to={{ show: 'visits', of: '', sort: '', rows: '' }} change={change}>
      Choose another visit
    </Link>
  );
  if (failure && !answer) return <Failure failure={failure}>{back}</Failure>;
  if (!answer) return <Loading />;
  if (!answer.head)
    return (
      <Message title="Nothing of this page is stored">
        Entries are kept for 30 days, or the link is not whole. {back}.
      </Message>
    );
  return <Story story={answer} address={address} change={change} />;
}

function Story({ story, address, change }: ScreenProps & { story: PageStory }) {
  const tracks = useMemo(() => tracksOf(story), [story]);
  const bars = useMemo(() => tracks.flatMap((track) => track.bars), [tracks]);
  const whole = useMemo(() => wholeOf(bars), [bars]);
  const [seen, move] = useTimeline(address, change, { bars, whole });
  const { span, selected } = seen;
  const resting = parseSpan(address.zoom);
  const select = (id: string) => {
    const bar = bars.find((known) => known.id === id);
    if (bar) move({ selected: bar, span: holding(whole, span, bar) });
  };
  const zoom = (factor: number) => {
    const middle = selected && (selected.start + selected.end) / 2;
    const inSight = middle !== undefined && middle > span.from && middle < span.to;
    move({ span: zoomed(whole, span, factor, inSight ? middle : undefined) });
  };
  return (
    <>
      <section aria-labelledby="page">
        <p class="back">
          <Link address={address} to={{ show: 'visits', of: '', sort: '', rows: '' }} change={change}>
            ← All visits
          </Link>
        </p>
        <div class="section-head page-head">
          <h2 id="page">
            One visit of <span class="code">{story.head?.url}</span>
          </h2>
        </div>
        <Facts story={story} />
      </section>
      <section aria-labelledby="timeline">
        <div class="section-head timeline-head">
          <h2 id="timeline">Timeline</h2>
          <div class="timeline-tools">
            <button type="button" onClick={() => zoom(0.5)}>
              Zoom in
            </button>
            <button type="button" onClick={() => zoom(2)}>
              Zoom out
            </button>
            <button type="button" onClick={() => move({ span: whole })}>
              Whole page
            </button>
            <ExportButton story={story} />
          </div>
        </div>
        <div class="timeline-and-details">
          <div class="card timeline-card">
            <Timeline
              tracks={tracks}
              whole={whole}
              seen={seen}
              move={move}
              onOpen={() => document.getElementById('details')?.focus()}
            />
          </div>
          <Details
            bar={selected}
            tracks={tracks}
            onSelect={select}
            onClose={() => document.querySelector<HTMLElement>('.timeline-canvas')?.focus()}
            address={address}
            change={change}
          />
        </div>
      </section>
      <Entries
        tracks={tracks}
        span={resting ? within(whole, resting) : whole}
        all={!resting}
        selected={selected}
        onSelect={select}
        address={address}
        change={change}
      />
    </>
  );
}

function Message({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="message">
      <h2>{title}</h2>
      <p>{children}</p>
    </section>
  );
}
