export { type Collector, type CollectorOptions, createCollector } from './createCollector.js';
