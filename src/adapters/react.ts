export { Measure, type MeasureProps } from './react/Measure.js';
export { useMeasureRender } from './react/useMeasureRender.js';
