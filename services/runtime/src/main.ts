import { runService } from '@spansmith/service-kit';
import { runtime } from './service.ts';

await runService(runtime, process.env);
