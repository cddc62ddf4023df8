import { view } from 'fieldmark';
import { createRouter, createWebHistory } from 'vue-router';
import Home from './Home.vue';
import Product from './Product.vue';
import ProductBadge from './ProductBadge.vue';
import Reviews from './Reviews.vue';
import Thread from './Thread.vue';

export const router = createRouter({
  history: createWebHistory(import.meta.env.BASE_URL),
  routes: [
    { path: '/', component: Home },
    { path: '/product/:id', component: Product },
    { path: '/thread', component: Thread },
    { path: '/badge', component: ProductBadge },
    { path: '/reviews/:wait', component: Reviews },
    {
      path: '/refused/:id',
      component: Home,
      beforeEnter() {
        window.refused = true;
        return false;
      },
    },
  ],
});

router.afterEach((to, _from, failure) => {
  // A navigation that was refused or replaced shows nothing.
  if (!failure) view(to.matched.at(-1)?.path ?? to.path);
});
