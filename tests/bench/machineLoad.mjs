import { cpus, loadavg } from 'node:os';

/** Without it no time can be judged. */
export const machineLoad = () =>
  `on a machine with a load of ${loadavg()[0].toFixed(1)} on ${cpus().length} cores`;
