import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { CoverageAlone } from './coverage/CoverageAlone.js';
import { Banner } from './frame/Banner.js';
import { Header } from './frame/Header.js';
import { NothingHere } from './frame/NothingHere.js';
import { NothingYet } from './frame/NothingYet.js';
import { TokenForm } from './frame/TokenForm.js';
import { Unreachable } from './frame/Unreachable.js';
import { Overview } from './overview/Overview.js';
import { screens } from './screens.js';
import { useAddress } from './state/useAddress.js';
import { useFrame } from './state/useFrame.js';

/** The page: which code kept which users waiting. */
export function Dashboard() {
  const [address, change] = useAddress();
  const [attempt, setAttempt] = useState(0);
  const { answers, failure, stale } = useFrame(address, attempt);
  const screen = screens[address.show];
  const key = `${address.show} ${address.of}`;
  const shown = useRef<string | undefined>(undefined);
  const main = useRef<HTMLElement>(null);
  // Before the effect of a screen that names what it shows.
  useLayoutEffect(() => {
    document.title = screen ? `${screen.title} · Fieldmark` : 'Fieldmark';
  }, [screen]);
  // The link that led here may have gone with its screen; a reader of the page goes on at the top, not in nowhere.
  useLayoutEffect(() => {
    if (document.activeElement === document.body && shown.current !== undefined) main.current?.focus();
    shown.current = key;
  }, [key]);

  const content = () => {
    if (failure?.status === 401) return <TokenForm onEntry={() => setAttempt(attempt + 1)} />;
    if (!answers && failure) return <Unreachable failure={failure} />;
    if (answers && !answers.anything) return <NothingYet />;
    if (answers && !answers.overview.entries && !screen?.unfiltered) {
      return (
        <>
          <NothingHere address={address} change={change} />
          {answers.overview.numbered > 0 && <CoverageAlone address={address} change={change} />}
        </>
      );
    }
    const Content = screen?.Content ?? Overview;
    return <Content address={address} change={change} />;
  };

  return (
    <>
      <Header address={address} change={change} answers={answers} />
      {answers && failure && failure.status !== 401 && <Banner failure={failure} at={answers.at} />}
      <p class="hidden" role="status">
        {stale ? 'Asking for other figures…' : answers ? 'The figures are shown.' : ''}
      </p>
      <main
        ref={main}
        id="content"
        tabIndex={-1}
        class={stale ? 'stale' : undefined}
        aria-busy={stale || !answers}
      >
        {content()}
      </main>
      <footer class="footer">
        Fieldmark {__VERSION__} · The same figures in a terminal: <code>fieldmark report</code>
      </footer>
    </>
  );
}
