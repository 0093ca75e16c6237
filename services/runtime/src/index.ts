export { runtime } from './service.ts';
