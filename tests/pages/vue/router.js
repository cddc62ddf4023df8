import { view } from 'fieldmark';
import { createRouter, createWebHistory } from 'vue-router';
import Home from './Home.vue';
import Product from './Product.vue';
import Reviews from './Reviews.vue';

export const router = createRouter({
  history: createWebHistory(import.meta.env.BASE_URL),
  routes: [
    { path: '/', component: Home },
    { path: '/product/:id', component: Product },
    { path: '/reviews/:wait', component: Reviews },
  ],
});

router.afterEach((to) => view(to.matched.at(-1)?.path ?? to.path));
