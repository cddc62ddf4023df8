import type { KeptRelease, ReleaseName, SourceMaps } from '../../symbolicate/index.js';

/** The source maps that a collector keeps, by HTTP. Each call throws one sentence. */
export interface RemoteSourceMaps extends Pick<SourceMaps, 'save' | 'list' | 'remove'> {
  put(hash: string, gzipped: Buffer): Promise<void>;
}

export function collectorAt(url: string, token?: string): RemoteSourceMaps {
  const base = new URL('api/sourcemaps', url.endsWith('/') ? url : `${url}/`);
  async function call(
    path: string,
    method: string,
    content?: { type: string; body: string | Uint8Array<ArrayBuffer> },
  ): Promise<string> {
    let response: Response;
    try {
      response = await fetch(`${base}${path}`, {
        method,
        ...(content && { body: content.body }),
        headers: {
          ...(content && { 'content-type': content.type }),
          ...(token && { authorization: `Bearer ${token}` }),
        },
      });
    } catch {
      throw new Error(`No collector answers at ${url}`);
    }
    if (response.status === 401) throw new Error(`The collector at ${url} asks for its token: --token T`);
    const text = await response.text();
    if (!response.ok)
      throw new Error(`The collector at ${url} answered ${response.status}: ${sentence(text)}`);
    return text;
  }
  return {
    save: async (upload) =>
      JSON.parse(await call('', 'POST', { type: 'application/json', body: JSON.stringify(upload) })),
    async put(hash, gzipped) {
      await call(`/${hash}`, 'PUT', { type: 'application/gzip', body: new Uint8Array(gzipped) });
    },
    list: async () => JSON.parse(await call('', 'GET')) as { releases: KeptRelease[]; bytes: number },
    async remove(name: ReleaseName) {
      const query = new URLSearchParams({ ...name });
      return (JSON.parse(await call(`?${query}`, 'DELETE')) as { bytes: number }).bytes;
    },
  };
}

function sentence(text: string): string {
  try {
    return (JSON.parse(text) as { error: string }).error;
  } catch {
    return text.slice(0, 200);
  }
}
