import { path } from '@spansmith/service-kit';

const PROJECTS = '/language/authoring/analyze-text/projects';

/** Where the state of each kind of job is read. */
export const jobPath = {
  import: (project: string, id: string) => PROJECTS + path`/${project}/import/jobs/${id}`,
  export: (project: string, id: string) => PROJECTS + path`/${project}/export/jobs/${id}`,
  train: (project: string, id: string) => PROJECTS + path`/${project}/train/jobs/${id}`,
  deployment: (project: string, name: string, id: string) =>
    PROJECTS + path`/${project}/deployments/${name}/jobs/${id}`,
  swap: (project: string, id: string) => PROJECTS + path`/${project}/deployments/swap/jobs/${id}`,
  loadSnapshot: (project: string, label: string, id: string) =>
    PROJECTS + path`/${project}/models/${label}/load-snapshot/jobs/${id}`,
  /** Outlives the project, so it does not lie under it. */
  deletion: (id: string) => PROJECTS + path`/global/deletion-jobs/${id}`,
};

/** Where the file of an export job is read. */
export function exportResultPath(project: string, id: string): string {
  return `${jobPath.export(project, id)}/result`;
}
