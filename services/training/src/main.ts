import { runService } from '@spansmith/service-kit';
import { training } from './service.ts';

await runService(training, process.env);
