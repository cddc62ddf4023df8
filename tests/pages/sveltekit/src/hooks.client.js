import { init } from 'fieldmark';

window.sdk = init({ endpoint: '/v1/batches', app: 'test' });
