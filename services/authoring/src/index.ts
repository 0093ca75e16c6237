export { registerAuthoring } from './authoring.ts';
export type { AuthoringContext } from './context.ts';
