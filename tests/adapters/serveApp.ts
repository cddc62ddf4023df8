import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { Site } from '../site.js';

/** Has the site's origin show a built application under `/<app>/<mode>/`, its page for each of its routes. */
export async function serveApp(page: Page, site: Site, app: string, mode: string): Promise<string> {
  const base = `${site.url}/${app}/${mode}`;
  const folder = fileURLToPath(new URL(`../pages/${app}/dist/${mode}`, import.meta.url));
  await page.route(`${base}/**`, (route) => {
    const file = folder + new URL(route.request().url()).pathname.slice(`/${app}/${mode}`.length);
    return route.fulfill({ path: /\.\w+$/.test(file) && existsSync(file) ? file : `${folder}/index.html` });
  });
  return base;
}
