import type { Filter, Report } from '../wire/index.js';

/**
 * A running collector's report.
 * @throws {Error} one sentence: why there is none
 */
export async function askCollector(url: string, filter: Filter, token?: string): Promise<Report> {
  const asked = new URL('api/report', url.endsWith('/') ? url : `${url}/`);
  for (const [name, value] of Object.entries(filter)) asked.searchParams.set(name, String(value));
  const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  let response: Response;
  try {
    response = await fetch(asked, { headers });
  } catch {
    throw new Error(`No collector answers at ${url}`);
  }
  if (response.status === 401) throw new Error(`The collector at ${url} asks for its token: --token T`);
  if (!response.ok)
    throw new Error(`The collector at ${url} answered ${response.status}: ${await sentence(response)}`);
  return (await response.json()) as Report;
}

async function sentence(response: Response): Promise<string> {
  const text = await response.text();
  try {
    return (JSON.parse(text) as { error: string }).error;
  } catch {
    return text.slice(0, 200);
  }
}
