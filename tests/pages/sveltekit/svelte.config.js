import adapter from '@sveltejs/adapter-static';

export default {
  kit: {
    adapter: adapter({ pages: process.env.OUT, fallback: '404.html' }),
    paths: { base: `/apps/${process.env.APP}`, relative: false },
  },
};
