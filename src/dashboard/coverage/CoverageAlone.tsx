import type { ScreenProps } from '../screens.js';
import { useAnswer } from '../state/useAnswer.js';
import { CoveragePanel } from './CoveragePanel.js';

/** Coverage where nothing is stored: what was recorded, and where it went. */
export function CoverageAlone({ address, change }: ScreenProps) {
  const { answer } = useAnswer('coverage', address);
  return answer && answer.totals.numbered > 0 ? (
    <CoveragePanel coverage={answer} address={address} change={change} />
  ) : null;
}
