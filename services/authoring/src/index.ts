export { authoring } from './service.ts';
