import { runService } from '@spansmith/service-kit';
import { authoring } from './service.ts';

await runService(authoring, process.env);
