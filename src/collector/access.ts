import { createHash, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

const cookie = 'fieldmark';

/**
 * Lets pass who knows the token: as `Authorization: Bearer`, or once as `?token=`, which becomes a cookie
 * so that the token leaves the address bar.
 */
export function access(token: string): MiddlewareHandler {
  const known = digest(token);
  const key = known.toString('base64url');
  const is = (given: string | undefined, wanted: Buffer) =>
    given !== undefined && timingSafeEqual(digest(given), wanted);

  return async (context, next) => {
    const url = new URL(context.req.url);
    const given = url.searchParams.get('token');
    if (given !== null && is(given, known)) {
      url.searchParams.delete('token');
      setCookie(context, cookie, key, {
        httpOnly: true,
        sameSite: 'Strict',
        secure: url.protocol === 'https:',
        path: '/',
        maxAge: 30 * 86_400,
      });
      // Relative, for whoever mounted the collector may have taken a prefix off the path.
      return context.redirect(`./${url.pathname.split('/').pop()}${url.search}`, 303);
    }
    const bearer = /^Bearer (.+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
    if (is(bearer, known) || is(getCookie(context, cookie), digest(key))) return next();
    return context.text(
      'This needs the token that the collector printed: add ?token=… to the address once.\n',
      401,
      {
        'WWW-Authenticate': 'Bearer',
      },
    );
  };
}

/** Of equal length whatever was given, as the comparison wants. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
