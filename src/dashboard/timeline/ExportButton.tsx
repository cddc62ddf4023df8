import { chromeTrace } from '../../exporters/chromeTrace.js';
import type { PageStory } from '../../wire/answers.js';

/** Gives the page's story as a file that the Performance panel of Chrome's DevTools opens. */
export function ExportButton({ story }: { story: PageStory }) {
  const save = () => {
    const url = URL.createObjectURL(
      new Blob([JSON.stringify(chromeTrace(story))], { type: 'application/json' }),
    );
    const link = document.createElement('a');
    link.href = url;
    link.download = `fieldmark-${story.head?.id}.json`;
    link.click();
    // The download has taken the blob by then; it would stay in memory otherwise.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  };
  return (
    <button type="button" onClick={save} title="Opens in the Performance panel of Chrome’s DevTools">
      Export trace
    </button>
  );
}
