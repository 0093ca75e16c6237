import type { AuthoringOperationId, ExtensionOperationId } from '@spansmith/contract';
import type { Handlers } from '@spansmith/service-kit';
import type { AuthoringContext } from './context.ts';
import { deleteDeployment } from './operations/deployments/delete-deployment.ts';
import { deployProject } from './operations/deployments/deploy-project.ts';
import { getDeployment } from './operations/deployments/get-deployment.ts';
import { getDeploymentJob } from './operations/deployments/get-deployment-job.ts';
import { getSwapJob } from './operations/deployments/get-swap-job.ts';
import { listDeployments } from './operations/deployments/list-deployments.ts';
import { swapDeployments } from './operations/deployments/swap-deployments.ts';
import { deleteDocument } from './operations/documents/delete-document.ts';
import { getDocument } from './operations/documents/get-document.ts';
import { listDocuments } from './operations/documents/list-documents.ts';
import { putDocument } from './operations/documents/put-document.ts';
import { exportProject } from './operations/labels/export-project.ts';
import { getExportJob } from './operations/labels/get-export-job.ts';
import { getExportResult } from './operations/labels/get-export-result.ts';
import { getImportJob } from './operations/labels/get-import-job.ts';
import { importProject } from './operations/labels/import-project.ts';
import { deleteModel } from './operations/models/delete-model.ts';
import { getEvaluationSummary } from './operations/models/get-evaluation-summary.ts';
import { getLoadSnapshotJob } from './operations/models/get-load-snapshot-job.ts';
import { getModel } from './operations/models/get-model.ts';
import { getModelArtifact } from './operations/models/get-model-artifact.ts';
import { getModelReport } from './operations/models/get-model-report.ts';
import { listEvaluationResults } from './operations/models/list-evaluation-results.ts';
import { listModels } from './operations/models/list-models.ts';
import { loadSnapshot } from './operations/models/load-snapshot.ts';
import { createProject } from './operations/projects/create-project.ts';
import { deleteProject } from './operations/projects/delete-project.ts';
import { getDeletionJob } from './operations/projects/get-deletion-job.ts';
import { getProject } from './operations/projects/get-project.ts';
import { listProjects } from './operations/projects/list-projects.ts';
import { listLanguages } from './operations/reference/list-languages.ts';
import { listTrainingConfigVersions } from './operations/reference/list-training-config-versions.ts';
import { cancelTrainJob } from './operations/training/cancel-train-job.ts';
import { getTrainJob } from './operations/training/get-train-job.ts';
import { listTrainJobs } from './operations/training/list-train-jobs.ts';
import { streamTrainEvents } from './operations/training/stream-train-events.ts';
import { train } from './operations/training/train.ts';

/** Operations of the extensions that the server kit answers by itself. */
type KitOperationId = 'getLiveness' | 'getReadiness' | 'getMetrics' | 'getDocs';

/** All that this service answers itself. */
export type ServedOperationId = AuthoringOperationId | Exclude<ExtensionOperationId, KitOperationId>;

/** The handler of every operation that this service answers. */
export function createHandlers(context: AuthoringContext): Handlers<ServedOperationId> {
  return {
    deleteDeployment: deleteDeployment(context),
    deployProject: deployProject(context),
    getDeploymentJob: getDeploymentJob(context),
    getDeployment: getDeployment(context),
    getSwapJob: getSwapJob(context),
    listDeployments: listDeployments(context),
    swapDeployments: swapDeployments(context),
    deleteDocument: deleteDocument(context),
    getDocument: getDocument(context),
    listDocuments: listDocuments(context),
    putDocument: putDocument(context),
    exportProject: exportProject(context),
    getExportJob: getExportJob(context),
    getExportResult: getExportResult(context),
    getImportJob: getImportJob(context),
    importProject: importProject(context),
    deleteModel: deleteModel(context),
    getEvaluationSummary: getEvaluationSummary(context),
    getLoadSnapshotJob: getLoadSnapshotJob(context),
    getModel: getModel(context),
    getModelArtifact: getModelArtifact(context),
    getModelReport: getModelReport(context),
    listEvaluationResults: listEvaluationResults(context),
    listModels: listModels(context),
    loadSnapshot: loadSnapshot(context),
    createProject: createProject(context),
    deleteProject: deleteProject(context),
    getDeletionJob: getDeletionJob(context),
    getProject: getProject(context),
    listProjects: listProjects(context),
    listLanguages: listLanguages(),
    listTrainingConfigVersions: listTrainingConfigVersions(context),
    cancelTrainJob: cancelTrainJob(context),
    getTrainJob: getTrainJob(context),
    listTrainJobs: listTrainJobs(context),
    streamTrainEvents: streamTrainEvents(context),
    train: train(context),
  };
}
