import { useState } from 'preact/hooks';
import { CoveragePanel } from './coverage/CoveragePanel.js';
import { Banner } from './frame/Banner.js';
import { Header } from './frame/Header.js';
import { NothingHere } from './frame/NothingHere.js';
import { NothingYet } from './frame/NothingYet.js';
import { TokenForm } from './frame/TokenForm.js';
import { Unreachable } from './frame/Unreachable.js';
import { Functions } from './functions/Functions.js';
import { Measures } from './measures/Measures.js';
import { useAddress } from './state/useAddress.js';
import { useAnswers } from './state/useAnswers.js';
import { Trends } from './trends/Trends.js';
import { Vitals } from './vitals/Vitals.js';

/** The page: which code kept which users waiting. */
export function Dashboard() {
  const [address, change] = useAddress();
  const [attempt, setAttempt] = useState(0);
  const { answers, failure, stale } = useAnswers(address, attempt);

  const content = () => {
    if (failure?.status === 401) return <TokenForm onEntry={() => setAttempt(attempt + 1)} />;
    if (!answers)
      return failure ? <Unreachable failure={failure} /> : <p class="loading">Asking the collector…</p>;
    if (!answers.anything) return <NothingYet />;
    if (!answers.overview.entries) {
      return (
        <>
          <NothingHere address={address} change={change} />
          {answers.coverage.totals.numbered > 0 && <CoveragePanel coverage={answers.coverage} />}
        </>
      );
    }
    return (
      <>
        <Vitals vitals={answers.vitals} />
        <Functions
          scripts={answers.scripts}
          sessions={answers.overview.sessions}
          address={address}
          change={change}
        />
        <Measures rows={answers.measures} address={address} change={change} />
        <Trends series={answers.series} change={change} />
        <CoveragePanel coverage={answers.coverage} />
      </>
    );
  };

  return (
    <>
      <Header address={address} change={change} answers={answers} />
      {answers && failure && failure.status !== 401 && <Banner failure={failure} at={answers.at} />}
      <p class="hidden" role="status">
        {stale ? 'Asking for other figures…' : answers ? 'The figures are shown.' : ''}
      </p>
      <main id="content" class={stale ? 'stale' : undefined} aria-busy={stale || !answers}>
        {content()}
      </main>
      <footer class="footer">
        Fieldmark {__VERSION__} · The same figures in a terminal: <code>fieldmark report</code>
      </footer>
    </>
  );
}
