import type { Page } from '@playwright/test';

/** What a page gzips is ready when it calls `endGzip()`, not before; its title says that it has begun. */
export const holdGzip = (page: Page) =>
  page.addInitScript(() => {
    const { pipeThrough } = ReadableStream.prototype;
    const ended = new Promise<void>((endGzip) => Object.assign(window, { endGzip }));
    ReadableStream.prototype.pipeThrough = function <T>(...args: Parameters<typeof pipeThrough<T>>) {
      const held = new TransformStream<T, T>({
        transform: async (chunk, controller) => {
          document.title = 'gzipping';
          await ended;
          controller.enqueue(chunk);
        },
      });
      return pipeThrough.call(pipeThrough.apply(this, args), held) as ReadableStream<T>;
    };
  });
