// Generated from openapi/authoring.yaml by `npm run generate`. Change that file, not this one.

export interface paths {
    "/language/authoring/analyze-text/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List projects
         * @description All projects, in the order of their names.
         */
        get: operations["listProjects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/language/authoring/analyze-text/projects/{projectName}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
            };
            cookie?: never;
        };
        /**
         * Get a project
         * @description What the project is, and when it was last changed, trained and deployed.
         */
        get: operations["getProject"];
        put?: never;
        post?: never;
        /**
         * Delete a project
         * @description Deletes the project with its labels, models and deployments, in a job whose state outlives the project. The
         *     documents in the container stay.
         */
        delete: operations["deleteProject"];
        options?: never;
        head?: never;
        /**
         * Create or update a project
         * @description Creates the project when there is none of this name (201), and changes it otherwise (200). The body names the
         *     whole project each time; an optional field that is left out keeps its value, and one that is null goes back to
         *     its default. Kind and name cannot be changed.
         */
        patch: operations["createProject"];
        trace?: never;
    };
    "/language/authoring/analyze-text/projects/{projectName}/:import": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import a labels file
         * @description Creates the project from a labels file, or replaces one of the same name: its settings and labels, not its
         *     models and deployments. The path names the project; the documents must be in the container already.
         *
         *     The call is refused when the body is no labels file for custom entities. Everything else is checked by the job,
         *     against the texts: it lists every problem in `errors`, up to 100, each with its place in the file, and a failed
         *     import changes nothing.
         */
        post: operations["importProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/language/authoring/analyze-text/projects/{projectName}/:export": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Export a labels file
         * @description Writes the project's labels, or those that a model was trained on, to a labels file that can be imported again.
         *     When the job has succeeded, its `resultUrl` has the file. A body is not needed, and ignored.
         */
        post: operations["exportProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/language/authoring/analyze-text/projects/{projectName}/:train": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Train a model
         * @description Trains a model on the project's labels as they are now, evaluates it, and keeps both under the label. A model of
         *     the same label is replaced when the new one is ready; deployments of the old one go on until they are deployed
         *     again.
         *
         *     A project is trained by one job at a time; while one runs, this is answered with 409.
         */
        post: operations["train"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/language/authoring/analyze-text/projects/{projectName}/import/jobs/{jobId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
                /**
                 * @description Id of the job, as in the `operation-location` that starting it gave.
                 * @example 7d1f0e55-3c42-4f0a-9d59-1a0a3a1c8f02
                 */
                jobId: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        /**
         * Get an import job
         * @description The state of the job. When it failed, `errors` lists what is wrong with the file; nothing was changed then.
         */
        get: operations["getImportJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/language/authoring/analyze-text/projects/{projectName}/export/jobs/{jobId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
                /**
                 * @description Id of the job, as in the `operation-location` that starting it gave.
                 * @example 7d1f0e55-3c42-4f0a-9d59-1a0a3a1c8f02
                 */
                jobId: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        /**
         * Get an export job
         * @description The state of the job, and the address of the file when it has succeeded.
         */
        get: operations["getExportJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/language/authoring/analyze-text/projects/{projectName}/export/jobs/{jobId}/result": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
                /**
                 * @description Id of the job, as in the `operation-location` that starting it gave.
                 * @example 7d1f0e55-3c42-4f0a-9d59-1a0a3a1c8f02
                 */
                jobId: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        /**
         * Get an exported labels file
         * @description The file that the job has written; `resultUrl` of the job leads here.
         */
        get: operations["getExportResult"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/language/authoring/analyze-text/projects/{projectName}/train/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
            };
            cookie?: never;
        };
        /**
         * List training jobs
         * @description The project's training jobs of the last 7 days, the newest first.
         */
        get: operations["listTrainJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/language/authoring/analyze-text/projects/{projectName}/train/jobs/{jobId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
                /**
                 * @description Id of the job, as in the `operation-location` that starting it gave.
                 * @example 7d1f0e55-3c42-4f0a-9d59-1a0a3a1c8f02
                 */
                jobId: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        /**
         * Get a training job
         * @description How far training and evaluation are, and when they will probably have ended.
         */
        get: operations["getTrainJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/language/authoring/analyze-text/projects/{projectName}/train/jobs/{jobId}/:cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
                /**
                 * @description Id of the job, as in the `operation-location` that starting it gave.
                 * @example 7d1f0e55-3c42-4f0a-9d59-1a0a3a1c8f02
                 */
                jobId: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a training job
         * @description Asks the job to stop. It goes over `cancelling` to `cancelled`, and leaves no model. A job that has already
         *     ended stays as it is. The call has no body.
         */
        post: operations["cancelTrainJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/language/authoring/analyze-text/projects/{projectName}/models": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
            };
            cookie?: never;
        };
        /**
         * List models
         * @description The project's trained models, in the order of their labels.
         */
        get: operations["listModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/language/authoring/analyze-text/projects/{projectName}/models/{trainedModelLabel}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
                /**
                 * @description Label of the model.
                 * @example first
                 */
                trainedModelLabel: components["parameters"]["TrainedModelLabel"];
            };
            cookie?: never;
        };
        /**
         * Get a model
         * @description When and how it was trained, and until when it can be used.
         */
        get: operations["getModel"];
        put?: never;
        post?: never;
        /**
         * Delete a model
         * @description Deletes the model, its evaluation and the labels kept with it, at once. A deployed model is refused with 409.
         */
        delete: operations["deleteModel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/language/authoring/analyze-text/projects/{projectName}/models/{trainedModelLabel}/:load-snapshot": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
                /**
                 * @description Label of the model.
                 * @example first
                 */
                trainedModelLabel: components["parameters"]["TrainedModelLabel"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Load the labels of a model
         * @description Puts the labels that the model was trained on back into the project. What was changed since then is lost. The
         *     call has no body.
         */
        post: operations["loadSnapshot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/language/authoring/analyze-text/projects/{projectName}/models/{trainedModelLabel}/load-snapshot/jobs/{jobId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
                /**
                 * @description Label of the model.
                 * @example first
                 */
                trainedModelLabel: components["parameters"]["TrainedModelLabel"];
                /**
                 * @description Id of the job, as in the `operation-location` that starting it gave.
                 * @example 7d1f0e55-3c42-4f0a-9d59-1a0a3a1c8f02
                 */
                jobId: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        /**
         * Get a load-snapshot job
         * @description The state of the job.
         */
        get: operations["getLoadSnapshotJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/language/authoring/analyze-text/projects/{projectName}/models/{trainedModelLabel}/evaluation/summary-result": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
                /**
                 * @description Label of the model.
                 * @example first
                 */
                trainedModelLabel: components["parameters"]["TrainedModelLabel"];
            };
            cookie?: never;
        };
        /**
         * Get the scores of a model
         * @description How well the model found the labels of the test documents: precision, recall and F1 over all and by category,
         *     counted on exact spans, and the confusion matrix.
         */
        get: operations["getEvaluationSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/language/authoring/analyze-text/projects/{projectName}/models/{trainedModelLabel}/evaluation/result": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
                /**
                 * @description Label of the model.
                 * @example first
                 */
                trainedModelLabel: components["parameters"]["TrainedModelLabel"];
            };
            cookie?: never;
        };
        /**
         * Compare labels and predictions
         * @description For each test document and region: what was labelled and what the model found.
         */
        get: operations["listEvaluationResults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/language/authoring/analyze-text/projects/{projectName}/deployments": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
            };
            cookie?: never;
        };
        /**
         * List deployments
         * @description The project's deployments, in the order of their names.
         */
        get: operations["listDeployments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/language/authoring/analyze-text/projects/{projectName}/deployments/:swap": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Swap two deployments
         * @description Exchanges the models of two deployments, for example `staging` and `production`, at one moment.
         */
        post: operations["swapDeployments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/language/authoring/analyze-text/projects/{projectName}/deployments/swap/jobs/{jobId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
                /**
                 * @description Id of the job, as in the `operation-location` that starting it gave.
                 * @example 7d1f0e55-3c42-4f0a-9d59-1a0a3a1c8f02
                 */
                jobId: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        /**
         * Get a swap job
         * @description The state of the job.
         */
        get: operations["getSwapJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/language/authoring/analyze-text/projects/{projectName}/deployments/{deploymentName}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
                /**
                 * @description Name of the deployment.
                 * @example production
                 */
                deploymentName: components["parameters"]["DeploymentName"];
            };
            cookie?: never;
        };
        /**
         * Get a deployment
         * @description Which model answers under this name, since when and until when.
         */
        get: operations["getDeployment"];
        /**
         * Deploy a model
         * @description Lets a model answer under this name; a model that was deployed under it before is replaced.
         */
        put: operations["deployProject"];
        post?: never;
        /**
         * Delete a deployment
         * @description Nothing answers under this name any more. The model stays.
         */
        delete: operations["deleteDeployment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/language/authoring/analyze-text/projects/{projectName}/deployments/{deploymentName}/jobs/{jobId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
                /**
                 * @description Name of the deployment.
                 * @example production
                 */
                deploymentName: components["parameters"]["DeploymentName"];
                /**
                 * @description Id of the job, as in the `operation-location` that starting it gave.
                 * @example 7d1f0e55-3c42-4f0a-9d59-1a0a3a1c8f02
                 */
                jobId: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        /**
         * Get a deployment job
         * @description The state of a job that deploys or deletes; it answers also when the deployment is gone.
         */
        get: operations["getDeploymentJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/language/authoring/analyze-text/projects/global/deletion-jobs/{jobId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the job, as in the `operation-location` that starting it gave.
                 * @example 7d1f0e55-3c42-4f0a-9d59-1a0a3a1c8f02
                 */
                jobId: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        /**
         * Get a project deletion job
         * @description The state of the job.
         */
        get: operations["getDeletionJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/language/authoring/analyze-text/projects/global/languages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List languages
         * @description The languages that projects and documents can be in.
         */
        get: operations["listLanguages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/language/authoring/analyze-text/projects/global/training-config-versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List training configurations
         * @description What `trainingConfigVersion` can be when a training is started here. `latest` stands for the newest of them.
         *
         *     Beside the original's `2022-05-01`, with which a model learns from the labels alone, there is
         *     `2026-11-01-encoder` where whoever runs the server has provided a pretrained encoder, which it fine-tunes.
         */
        get: operations["listTrainingConfigVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description The only kind of project that this server has.
         * @enum {string}
         */
        ProjectKind: "CustomEntityRecognition";
        /**
         * @description Offsets and lengths are UTF-16 code units.
         * @enum {string}
         */
        StringIndexType: "Utf16CodeUnit";
        /** @description 1 to 50 letters, digits, underscores, dots and hyphens; not `swap`, `.` or `..` */
        DeploymentName: string;
        /** @description A language code (BCP 47) such as `en` or `pt-br` */
        Language: string;
        ProjectOptions: {
            projectKind: components["schemas"]["ProjectKind"];
            storageInputContainerName: components["schemas"]["ContainerName"];
            projectName: components["schemas"]["ProjectName"];
            language: components["schemas"]["Language"];
            /** @description Whether documents may be in other languages than the project. False by default. */
            multilingual?: boolean | null;
            description?: string | null;
            settings?: components["schemas"]["NullableProjectSettings"];
        };
        NullableProjectSettings: {
            /** Format: float */
            confidenceThreshold?: number;
        } | null;
        ProjectSettings: {
            /**
             * Format: float
             * @description Kept for compatibility; entities are returned with their confidence, whatever it is.
             */
            confidenceThreshold?: number;
        };
        Project: {
            projectKind: components["schemas"]["ProjectKind"];
            /** @description The container that has the project's documents. */
            storageInputContainerName: string;
            projectName: string;
            language: string;
            multilingual: boolean;
            description?: string;
            settings: components["schemas"]["ProjectSettings"];
            /** Format: date-time */
            createdDateTime: string;
            /** Format: date-time */
            lastModifiedDateTime: string;
            /** Format: date-time */
            lastTrainedDateTime?: string;
            /** Format: date-time */
            lastDeployedDateTime?: string;
        };
        ProjectList: {
            value: components["schemas"]["Project"][];
            nextLink: components["schemas"]["NextLink"];
        };
        /** @description Absolute address of the next page; null on the last. */
        NextLink: string | null;
        /**
         * @description The labels file. All offsets and lengths are UTF-16 code units; offsets of labels count from the beginning of
         *     the document's text, also in a region that begins later.
         */
        ExportedProject: {
            /** @description Version of the file's layout; `2022-05-01` whatever the api-version. */
            projectFileVersion: string;
            stringIndexType: components["schemas"]["StringIndexType"];
            metadata: components["schemas"]["ProjectOptions"];
            assets?: components["schemas"]["ExportedAssets"];
        };
        ExportedAssets: {
            projectKind: components["schemas"]["ProjectKind"];
            /** @description The categories that labels can have. */
            entities?: components["schemas"]["ExportedEntity"][] | null;
            /** @description The labelled documents. */
            documents?: components["schemas"]["ExportedDocument"][] | null;
        } | null;
        ExportedEntity: {
            category: components["schemas"]["Category"];
            /** @description What the category means, for people. */
            description?: string | null;
        };
        /** @description At most 50 letters, digits and symbols other than : $ & % * ( ) + ~ # / ? */
        Category: string;
        ExportedDocument: {
            /** @description Name of the document in the project's container. */
            location: string;
            /** @description Language of the document, where it is not the project's. */
            language?: string | null;
            /**
             * @description Which side of a manual split it is on; `Train` by default.
             * @enum {string|null}
             */
            dataset?: "Train" | "Test" | null;
            /** @description The labelled regions. Training looks only at regions. */
            entities?: components["schemas"]["ExportedRegion"][] | null;
        };
        ExportedRegion: {
            /** Format: int32 */
            regionOffset: number;
            /** Format: int32 */
            regionLength: number;
            labels?: components["schemas"]["ExportedLabel"][] | null;
        };
        ExportedLabel: {
            category: string;
            /** Format: int32 */
            offset: number;
            /** Format: int32 */
            length: number;
        };
        JobState: {
            jobId: string;
            /** Format: date-time */
            createdDateTime: string;
            /** Format: date-time */
            lastUpdatedDateTime: string;
            /** Format: date-time */
            expirationDateTime: string;
            status: components["schemas"]["JobStatus"];
            warnings: components["schemas"]["Warning"][];
            /** @description Why the job failed. */
            errors: components["schemas"]["Error"][];
        };
        Warning: {
            code: string;
            message: string;
        };
        ExportJobState: components["schemas"]["JobState"] & {
            /**
             * Format: uri
             * @description Address of the labels file, once the job has succeeded; to be read with the same key.
             */
            resultUrl?: string;
        };
        TrainingOptions: {
            modelLabel: components["schemas"]["ModelLabel"];
            /** @description One of the listed versions, or `latest`. */
            trainingConfigVersion: string;
            evaluationOptions?: components["schemas"]["EvaluationOptions"];
        };
        EvaluationOptions: {
            kind?: components["schemas"]["EvaluationKind"];
            /**
             * Format: int32
             * @description Only for `percentage`; 80 by default. The two percentages add up to 100.
             */
            trainingSplitPercentage?: number;
            /**
             * Format: int32
             * @description Only for `percentage`; 20 by default.
             */
            testingSplitPercentage?: number;
        };
        /**
         * @description `percentage` (the default) splits the documents of the training set at random; `manual` tests on the documents
         *     whose `dataset` is `Test`.
         * @enum {string}
         */
        EvaluationKind: "percentage" | "manual";
        TrainingJobState: components["schemas"]["JobState"] & {
            result: components["schemas"]["TrainingJobResult"];
        };
        TrainingJobResult: {
            modelLabel: string;
            trainingConfigVersion: string;
            trainingStatus: components["schemas"]["TrainingStepState"];
            evaluationStatus: components["schemas"]["TrainingStepState"];
            /** Format: date-time */
            estimatedEndDateTime?: string;
        };
        TrainingStepState: {
            /** Format: int32 */
            percentComplete: number;
            /** Format: date-time */
            startDateTime?: string;
            /** Format: date-time */
            endDateTime?: string;
            status: components["schemas"]["JobStatus"];
        };
        TrainingJobList: {
            value: components["schemas"]["TrainingJobState"][];
            nextLink: components["schemas"]["NextLink"];
        };
        Model: {
            label: string;
            /** @description Names this very training; another training under the same label has another id. */
            modelId: string;
            /** Format: date-time */
            lastTrainedDateTime: string;
            /** Format: int32 */
            lastTrainingDurationInSeconds: number;
            /** Format: date */
            modelExpirationDate: string;
            modelTrainingConfigVersion: string;
            /** @description Whether the labels it was trained on can be loaded. */
            hasSnapshot: boolean;
        };
        ModelList: {
            value: components["schemas"]["Model"][];
            nextLink: components["schemas"]["NextLink"];
        };
        EvaluationSummary: {
            projectKind: components["schemas"]["ProjectKind"];
            evaluationOptions: components["schemas"]["EvaluationOptions"];
            /**
             * Format: int64
             * @description Seed of a random split: the same labels and seed give the same split. Only for `percentage`. (Our addition.)
             */
            splitSeed?: number;
            customEntityRecognitionEvaluation: components["schemas"]["EntityRecognitionEvaluation"];
        };
        EntityRecognitionEvaluation: {
            confusionMatrix: components["schemas"]["ConfusionMatrix"];
            /** @description Scores by category; categories that are neither labelled nor found in the test set are left out. */
            entities: {
                [key: string]: components["schemas"]["EntityScores"];
            };
            microF1: components["schemas"]["Score"];
            microPrecision: components["schemas"]["Score"];
            microRecall: components["schemas"]["Score"];
            macroF1: components["schemas"]["Score"];
            macroPrecision: components["schemas"]["Score"];
            macroRecall: components["schemas"]["Score"];
        };
        /**
         * Format: double
         * @description Micro scores come from the counts over all categories, macro scores are means over the categories.
         */
        Score: number;
        EntityScores: {
            f1: components["schemas"]["Score"];
            precision: components["schemas"]["Score"];
            recall: components["schemas"]["Score"];
            /** Format: int32 */
            truePositiveCount: number;
            /**
             * Format: int32
             * @description Always 0; what is no entity is not counted.
             */
            trueNegativeCount: number;
            /** Format: int32 */
            falsePositiveCount: number;
            /** Format: int32 */
            falseNegativeCount: number;
        };
        /**
         * @description By expected category (rows), then by the category found (columns); only cells that are not zero. `$none` is
         *     where nothing was labelled or found.
         */
        ConfusionMatrix: {
            [key: string]: {
                [key: string]: components["schemas"]["ConfusionCell"];
            };
        };
        ConfusionCell: {
            /**
             * Format: float
             * @description Percentage of the row, 0 to 100.
             */
            normalizedValue: number;
            /**
             * Format: float
             * @description How many entities; one that was found in part counts in part.
             */
            rawValue: number;
        };
        EvaluationResultList: {
            value: components["schemas"]["DocumentEvaluation"][];
            nextLink: components["schemas"]["NextLink"];
        };
        DocumentEvaluation: {
            projectKind: components["schemas"]["ProjectKind"];
            location: string;
            language: string;
            customEntityRecognitionResult: components["schemas"]["EntityRecognitionResult"];
        };
        EntityRecognitionResult: {
            /** @description One for each region of the document. */
            entities: components["schemas"]["RegionEvaluation"][];
        };
        RegionEvaluation: {
            /** Format: int32 */
            regionOffset: number;
            /** Format: int32 */
            regionLength: number;
            expectedEntities: components["schemas"]["EvaluatedEntity"][];
            predictedEntities: components["schemas"]["EvaluatedEntity"][];
        };
        EvaluatedEntity: {
            category: string;
            /** Format: int32 */
            offset: number;
            /** Format: int32 */
            length: number;
        };
        DeploymentOptions: {
            trainedModelLabel: components["schemas"]["ModelLabel"];
        };
        SwapOptions: {
            firstDeploymentName: components["schemas"]["DeploymentName"];
            secondDeploymentName: components["schemas"]["DeploymentName"];
        };
        Deployment: {
            deploymentName: string;
            modelId: string;
            /** Format: date-time */
            lastTrainedDateTime: string;
            /** Format: date-time */
            lastDeployedDateTime: string;
            /** Format: date */
            deploymentExpirationDate: string;
            modelTrainingConfigVersion: string;
            /** @description Always empty; a deployment lives on this server alone. (Clients of the previews need the field.) */
            assignedResources: Record<string, never>[];
        };
        DeploymentList: {
            value: components["schemas"]["Deployment"][];
            nextLink: components["schemas"]["NextLink"];
        };
        LanguageList: {
            value: components["schemas"]["SupportedLanguage"][];
            nextLink: components["schemas"]["NextLink"];
        };
        SupportedLanguage: {
            /** @description The name of the language in English. */
            languageName: string;
            languageCode: string;
        };
        TrainingConfigVersionList: {
            value: components["schemas"]["TrainingConfigVersion"][];
            nextLink: components["schemas"]["NextLink"];
        };
        TrainingConfigVersion: {
            trainingConfigVersion: string;
            /**
             * Format: date
             * @description Until when a model that is trained today can be used.
             */
            modelExpirationDate: string;
        };
        /** @description Body of every answer outside 2xx. */
        ErrorResponse: {
            error: components["schemas"]["Error"];
        };
        Error: {
            /**
             * @description What kind of error it is, for programs: InvalidRequest, InvalidArgument, Unauthorized, NotFound,
             *     ProjectNotFound, OperationNotFound, Conflict, InternalServerError, ServiceUnavailable or Timeout.
             */
            code: string;
            /** @description What is wrong, where, and what to do about it, for people. */
            message: string;
            /** @description The parameter, field or resource that the error is about. */
            target?: string;
            /** @description The single problems, when there are several. */
            details?: components["schemas"]["ErrorDetail"][];
            innererror?: components["schemas"]["InnerError"];
        };
        ErrorDetail: {
            code: string;
            message: string;
            target?: string;
            innererror?: components["schemas"]["InnerError"];
        };
        /** @description The finer reason. The official JavaScript client shows its code instead of the outer one. */
        InnerError: {
            /**
             * @description InvalidRequest, InvalidParameterValue, InvalidRequestBodyFormat, EmptyRequest, MissingInputDocuments,
             *     InvalidDocument, InvalidDocumentBatch or UnsupportedLanguageCode.
             */
            code: string;
            message: string;
            target?: string;
            details?: {
                [key: string]: string;
            };
        };
        /**
         * @description `succeeded`, `failed` and `cancelled` are final. A failed job is still answered with HTTP 200: the reasons are
         *     in `errors`.
         * @enum {string}
         */
        JobStatus: "notStarted" | "running" | "succeeded" | "failed" | "cancelling" | "cancelled";
        /** @description Letters, digits, hyphens, dots and underscores, beginning with a letter or digit; at most 63. */
        ContainerName: string;
        /** @description 1 to 100 letters, digits, underscores, dots and hyphens; not `global`, `.` or `..` */
        ProjectName: string;
        /** @description 1 to 50 letters, digits, underscores, dots and hyphens; not `.` or `..` */
        ModelLabel: string;
        /** @description 1 to 100 letters, digits, underscores and hyphens */
        JobId: string;
    };
    responses: {
        /** @description The request is malformed, or a parameter or field in it is not acceptable. */
        BadRequest: {
            headers: {
                "x-ms-error-code": components["headers"]["ErrorCode"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": {
                 *         "code": "InvalidArgument",
                 *         "message": "In the request body, multilingual must be true or false, not a string.",
                 *         "target": "multilingual",
                 *         "innererror": {
                 *           "code": "InvalidRequestBodyFormat",
                 *           "message": "What each operation takes is described at /docs.",
                 *           "target": "multilingual"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The key is missing or wrong. */
        Unauthorized: {
            headers: {
                "x-ms-error-code": components["headers"]["ErrorCode"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": {
                 *         "code": "Unauthorized",
                 *         "message": "The API key is not valid for this server."
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Something that the path names does not exist. Names are case-sensitive. */
        NotFound: {
            headers: {
                "x-ms-error-code": components["headers"]["ErrorCode"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": {
                 *         "code": "ProjectNotFound",
                 *         "message": "Project \"offerletters\" was not found. Names are case-sensitive; the list of projects shows them.",
                 *         "target": "offerletters"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The state of the resource forbids it now. */
        Conflict: {
            headers: {
                "x-ms-error-code": components["headers"]["ErrorCode"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": {
                 *         "code": "Conflict",
                 *         "message": "Project \"OfferLetters\" is being trained by job 0b8e7f8e-7c0c-4b53-9d2c-52e6f6a0c1de. Wait until it has ended, or cancel it.",
                 *         "target": "OfferLetters"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The body is larger than this server accepts. */
        PayloadTooLarge: {
            headers: {
                "x-ms-error-code": components["headers"]["ErrorCode"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": {
                 *         "code": "InvalidRequest",
                 *         "message": "The request body is larger than the limit of 67108864 bytes."
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The body's content type is not accepted here. */
        UnsupportedMediaType: {
            headers: {
                "x-ms-error-code": components["headers"]["ErrorCode"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": {
                 *         "code": "InvalidRequest",
                 *         "message": "The content type text/xml is not accepted here. Send application/json.",
                 *         "target": "Content-Type"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /**
         * @description 500 when something went wrong on the server's side (the message has the id under which the log tells more), or
         *     503 when the server is overloaded, shutting down, or cannot reach what it stands on.
         */
        Unexpected: {
            headers: {
                "x-ms-error-code": components["headers"]["ErrorCode"];
                "retry-after": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": {
                 *         "code": "ServiceUnavailable",
                 *         "message": "The database does not answer. Try again in 5 seconds."
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
    };
    parameters: {
        /**
         * @description Version of the API that the client speaks. The official clients send it by themselves. Every known version is
         *     accepted; what an operation answers is the same in all versions in which it exists, and newer fields are
         *     harmless to older clients.
         * @example 2023-04-01
         */
        ApiVersion: "2022-05-01" | "2022-05-15-preview" | "2022-07-01-preview" | "2022-10-01-preview" | "2023-04-01" | "2023-04-15-preview" | "2023-11-15-preview" | "2024-11-15-preview" | "2025-05-15-preview";
        /**
         * @description Name of the project.
         * @example OfferLetters
         */
        ProjectName: components["schemas"]["ProjectName"];
        /**
         * @description Label of the model.
         * @example first
         */
        TrainedModelLabel: components["schemas"]["ModelLabel"];
        /**
         * @description Name of the deployment.
         * @example production
         */
        DeploymentName: components["schemas"]["DeploymentName"];
        /**
         * @description Id of the job, as in the `operation-location` that starting it gave.
         * @example 7d1f0e55-3c42-4f0a-9d59-1a0a3a1c8f02
         */
        JobId: components["schemas"]["JobId"];
        /**
         * @description The unit of offsets and lengths.
         * @example Utf16CodeUnit
         */
        StringIndexType: components["schemas"]["StringIndexType"];
        /** @description Accepted for compatibility. All assets are exported. */
        AssetKind: string;
        /** @description Export the labels that this model was trained on. Without it, the labels as they are now. */
        ExportedModelLabel: components["schemas"]["ModelLabel"];
        /** @description Format of the body. Only the labels file in JSON is known. */
        ImportFormat: "json";
        /** @description Kind of project that the answer is for; there is one. */
        ProjectKind: components["schemas"]["ProjectKind"];
        /** @description How many items to return in all, over all pages. Without it, all. */
        Top: number;
        /** @description How many items to leave out at the beginning. */
        Skip: number;
        /** @description How many items to return in one page at most. The server may return fewer; `nextLink` leads on. */
        MaxPageSize: number;
    };
    requestBodies: never;
    headers: {
        /** @description Absolute address of the job's state, to be polled with GET until the job has ended. */
        OperationLocation: string;
        /** @description The same as `error.code` in the body. */
        ErrorCode: string;
        /** @description Seconds after which trying again makes sense. Sent with 503. */
        RetryAfter: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listProjects: {
        parameters: {
            query: {
                /**
                 * @description Version of the API that the client speaks. The official clients send it by themselves. Every known version is
                 *     accepted; what an operation answers is the same in all versions in which it exists, and newer fields are
                 *     harmless to older clients.
                 * @example 2023-04-01
                 */
                "api-version": components["parameters"]["ApiVersion"];
                /** @description How many items to return in all, over all pages. Without it, all. */
                top?: components["parameters"]["Top"];
                /** @description How many items to leave out at the beginning. */
                skip?: components["parameters"]["Skip"];
                /** @description How many items to return in one page at most. The server may return fewer; `nextLink` leads on. */
                maxpagesize?: components["parameters"]["MaxPageSize"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of projects. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "value": [
                     *         {
                     *           "projectName": "OfferLetters",
                     *           "projectKind": "CustomEntityRecognition",
                     *           "storageInputContainerName": "offer-letters",
                     *           "language": "en",
                     *           "multilingual": false,
                     *           "description": "Who is offered what, by whom, where, from when, for how much.",
                     *           "settings": {},
                     *           "createdDateTime": "2026-03-02T08:10:01.000Z",
                     *           "lastModifiedDateTime": "2026-03-02T08:10:01.000Z",
                     *           "lastTrainedDateTime": "2026-03-02T08:12:40.000Z",
                     *           "lastDeployedDateTime": "2026-03-02T08:13:20.000Z"
                     *         }
                     *       ],
                     *       "nextLink": null
                     *     }
                     */
                    "application/json": components["schemas"]["ProjectList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            default: components["responses"]["Unexpected"];
        };
    };
    getProject: {
        parameters: {
            query: {
                /**
                 * @description Version of the API that the client speaks. The official clients send it by themselves. Every known version is
                 *     accepted; what an operation answers is the same in all versions in which it exists, and newer fields are
                 *     harmless to older clients.
                 * @example 2023-04-01
                 */
                "api-version": components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The project. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "projectName": "OfferLetters",
                     *       "projectKind": "CustomEntityRecognition",
                     *       "storageInputContainerName": "offer-letters",
                     *       "language": "en",
                     *       "multilingual": false,
                     *       "description": "Who is offered what, by whom, where, from when, for how much.",
                     *       "settings": {},
                     *       "createdDateTime": "2026-03-02T08:10:01.000Z",
                     *       "lastModifiedDateTime": "2026-03-02T08:10:01.000Z",
                     *       "lastTrainedDateTime": "2026-03-02T08:12:40.000Z",
                     *       "lastDeployedDateTime": "2026-03-02T08:13:20.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Project"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Unexpected"];
        };
    };
    deleteProject: {
        parameters: {
            query: {
                /**
                 * @description Version of the API that the client speaks. The official clients send it by themselves. Every known version is
                 *     accepted; what an operation answers is the same in all versions in which it exists, and newer fields are
                 *     harmless to older clients.
                 * @example 2023-04-01
                 */
                "api-version": components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The project will be deleted. */
            202: {
                headers: {
                    "operation-location": components["headers"]["OperationLocation"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Unexpected"];
        };
    };
    createProject: {
        parameters: {
            query: {
                /**
                 * @description Version of the API that the client speaks. The official clients send it by themselves. Every known version is
                 *     accepted; what an operation answers is the same in all versions in which it exists, and newer fields are
                 *     harmless to older clients.
                 * @example 2023-04-01
                 */
                "api-version": components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "projectName": "OfferLetters",
                 *       "projectKind": "CustomEntityRecognition",
                 *       "storageInputContainerName": "offer-letters",
                 *       "language": "en",
                 *       "multilingual": false,
                 *       "description": "Who is offered what, by whom, where, from when, for how much."
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["ProjectOptions"];
                "application/json": components["schemas"]["ProjectOptions"];
            };
        };
        responses: {
            /** @description The project was changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "projectName": "OfferLetters",
                     *       "projectKind": "CustomEntityRecognition",
                     *       "storageInputContainerName": "offer-letters",
                     *       "language": "en",
                     *       "multilingual": false,
                     *       "description": "Who is offered what, by whom, where, from when, for how much.",
                     *       "settings": {},
                     *       "createdDateTime": "2026-03-02T08:10:01.000Z",
                     *       "lastModifiedDateTime": "2026-03-02T08:10:01.000Z",
                     *       "lastTrainedDateTime": "2026-03-02T08:12:40.000Z",
                     *       "lastDeployedDateTime": "2026-03-02T08:13:20.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Project"];
                };
            };
            /** @description The project was created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            default: components["responses"]["Unexpected"];
        };
    };
    importProject: {
        parameters: {
            query: {
                /**
                 * @description Version of the API that the client speaks. The official clients send it by themselves. Every known version is
                 *     accepted; what an operation answers is the same in all versions in which it exists, and newer fields are
                 *     harmless to older clients.
                 * @example 2023-04-01
                 */
                "api-version": components["parameters"]["ApiVersion"];
            };
            header?: {
                /** @description Format of the body. Only the labels file in JSON is known. */
                format?: components["parameters"]["ImportFormat"];
            };
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "projectFileVersion": "2022-05-01",
                 *       "stringIndexType": "Utf16CodeUnit",
                 *       "metadata": {
                 *         "projectKind": "CustomEntityRecognition",
                 *         "storageInputContainerName": "offer-letters",
                 *         "projectName": "OfferLetters",
                 *         "language": "en",
                 *         "multilingual": false,
                 *         "description": "Who is offered what, by whom, where, from when, for how much.",
                 *         "settings": {}
                 *       },
                 *       "assets": {
                 *         "projectKind": "CustomEntityRecognition",
                 *         "entities": [
                 *           {
                 *             "category": "Candidate"
                 *           },
                 *           {
                 *             "category": "Position"
                 *           }
                 *         ],
                 *         "documents": [
                 *           {
                 *             "location": "offer-01.txt",
                 *             "language": "en",
                 *             "dataset": "Train",
                 *             "entities": [
                 *               {
                 *                 "regionOffset": 0,
                 *                 "regionLength": 81,
                 *                 "labels": [
                 *                   {
                 *                     "category": "Candidate",
                 *                     "offset": 5,
                 *                     "length": 4
                 *                   },
                 *                   {
                 *                     "category": "Position",
                 *                     "offset": 56,
                 *                     "length": 13
                 *                   }
                 *                 ]
                 *               }
                 *             ]
                 *           }
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ExportedProject"];
            };
        };
        responses: {
            /** @description The file will be checked and imported. */
            202: {
                headers: {
                    "operation-location": components["headers"]["OperationLocation"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            default: components["responses"]["Unexpected"];
        };
    };
    exportProject: {
        parameters: {
            query: {
                /**
                 * @description Version of the API that the client speaks. The official clients send it by themselves. Every known version is
                 *     accepted; what an operation answers is the same in all versions in which it exists, and newer fields are
                 *     harmless to older clients.
                 * @example 2023-04-01
                 */
                "api-version": components["parameters"]["ApiVersion"];
                /**
                 * @description The unit of offsets and lengths.
                 * @example Utf16CodeUnit
                 */
                stringIndexType: components["parameters"]["StringIndexType"];
                /** @description Accepted for compatibility. All assets are exported. */
                assetKind?: components["parameters"]["AssetKind"];
                /** @description Export the labels that this model was trained on. Without it, the labels as they are now. */
                trainedModelLabel?: components["parameters"]["ExportedModelLabel"];
            };
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file will be written. */
            202: {
                headers: {
                    "operation-location": components["headers"]["OperationLocation"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Unexpected"];
        };
    };
    train: {
        parameters: {
            query: {
                /**
                 * @description Version of the API that the client speaks. The official clients send it by themselves. Every known version is
                 *     accepted; what an operation answers is the same in all versions in which it exists, and newer fields are
                 *     harmless to older clients.
                 * @example 2023-04-01
                 */
                "api-version": components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "modelLabel": "first",
                 *       "trainingConfigVersion": "2022-05-01",
                 *       "evaluationOptions": {
                 *         "kind": "percentage",
                 *         "trainingSplitPercentage": 80,
                 *         "testingSplitPercentage": 20
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["TrainingOptions"];
            };
        };
        responses: {
            /** @description The model will be trained. */
            202: {
                headers: {
                    "operation-location": components["headers"]["OperationLocation"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            default: components["responses"]["Unexpected"];
        };
    };
    getImportJob: {
        parameters: {
            query: {
                /**
                 * @description Version of the API that the client speaks. The official clients send it by themselves. Every known version is
                 *     accepted; what an operation answers is the same in all versions in which it exists, and newer fields are
                 *     harmless to older clients.
                 * @example 2023-04-01
                 */
                "api-version": components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
                /**
                 * @description Id of the job, as in the `operation-location` that starting it gave.
                 * @example 7d1f0e55-3c42-4f0a-9d59-1a0a3a1c8f02
                 */
                jobId: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state of the job. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "jobId": "7d1f0e55-3c42-4f0a-9d59-1a0a3a1c8f02",
                     *       "createdDateTime": "2026-03-02T08:10:00.000Z",
                     *       "lastUpdatedDateTime": "2026-03-02T08:10:01.300Z",
                     *       "expirationDateTime": "2026-03-09T08:10:00.000Z",
                     *       "status": "succeeded",
                     *       "warnings": [],
                     *       "errors": []
                     *     }
                     */
                    "application/json": components["schemas"]["JobState"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Unexpected"];
        };
    };
    getExportJob: {
        parameters: {
            query: {
                /**
                 * @description Version of the API that the client speaks. The official clients send it by themselves. Every known version is
                 *     accepted; what an operation answers is the same in all versions in which it exists, and newer fields are
                 *     harmless to older clients.
                 * @example 2023-04-01
                 */
                "api-version": components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
                /**
                 * @description Id of the job, as in the `operation-location` that starting it gave.
                 * @example 7d1f0e55-3c42-4f0a-9d59-1a0a3a1c8f02
                 */
                jobId: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state of the job. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "jobId": "7d1f0e55-3c42-4f0a-9d59-1a0a3a1c8f02",
                     *       "createdDateTime": "2026-03-02T08:10:00.000Z",
                     *       "lastUpdatedDateTime": "2026-03-02T08:10:01.300Z",
                     *       "expirationDateTime": "2026-03-09T08:10:00.000Z",
                     *       "status": "succeeded",
                     *       "warnings": [],
                     *       "errors": [],
                     *       "resultUrl": "https://ner.example.com/language/authoring/analyze-text/projects/OfferLetters/export/jobs/7d1f0e55-3c42-4f0a-9d59-1a0a3a1c8f02/result?api-version=2023-04-01"
                     *     }
                     */
                    "application/json": components["schemas"]["ExportJobState"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Unexpected"];
        };
    };
    getExportResult: {
        parameters: {
            query: {
                /**
                 * @description Version of the API that the client speaks. The official clients send it by themselves. Every known version is
                 *     accepted; what an operation answers is the same in all versions in which it exists, and newer fields are
                 *     harmless to older clients.
                 * @example 2023-04-01
                 */
                "api-version": components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
                /**
                 * @description Id of the job, as in the `operation-location` that starting it gave.
                 * @example 7d1f0e55-3c42-4f0a-9d59-1a0a3a1c8f02
                 */
                jobId: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The labels file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "projectFileVersion": "2022-05-01",
                     *       "stringIndexType": "Utf16CodeUnit",
                     *       "metadata": {
                     *         "projectKind": "CustomEntityRecognition",
                     *         "storageInputContainerName": "offer-letters",
                     *         "projectName": "OfferLetters",
                     *         "language": "en",
                     *         "multilingual": false,
                     *         "description": "Who is offered what, by whom, where, from when, for how much.",
                     *         "settings": {}
                     *       },
                     *       "assets": {
                     *         "projectKind": "CustomEntityRecognition",
                     *         "entities": [
                     *           {
                     *             "category": "Candidate"
                     *           },
                     *           {
                     *             "category": "Position"
                     *           }
                     *         ],
                     *         "documents": [
                     *           {
                     *             "location": "offer-01.txt",
                     *             "language": "en",
                     *             "dataset": "Train",
                     *             "entities": [
                     *               {
                     *                 "regionOffset": 0,
                     *                 "regionLength": 81,
                     *                 "labels": [
                     *                   {
                     *                     "category": "Candidate",
                     *                     "offset": 5,
                     *                     "length": 4
                     *                   },
                     *                   {
                     *                     "category": "Position",
                     *                     "offset": 56,
                     *                     "length": 13
                     *                   }
                     *                 ]
                     *               }
                     *             ]
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ExportedProject"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Unexpected"];
        };
    };
    listTrainJobs: {
        parameters: {
            query: {
                /**
                 * @description Version of the API that the client speaks. The official clients send it by themselves. Every known version is
                 *     accepted; what an operation answers is the same in all versions in which it exists, and newer fields are
                 *     harmless to older clients.
                 * @example 2023-04-01
                 */
                "api-version": components["parameters"]["ApiVersion"];
                /** @description How many items to return in all, over all pages. Without it, all. */
                top?: components["parameters"]["Top"];
                /** @description How many items to leave out at the beginning. */
                skip?: components["parameters"]["Skip"];
                /** @description How many items to return in one page at most. The server may return fewer; `nextLink` leads on. */
                maxpagesize?: components["parameters"]["MaxPageSize"];
            };
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of jobs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "value": [
                     *         {
                     *           "jobId": "0b8e7f8e-7c0c-4b53-9d2c-52e6f6a0c1de",
                     *           "createdDateTime": "2026-03-02T08:12:15.000Z",
                     *           "lastUpdatedDateTime": "2026-03-02T08:12:31.000Z",
                     *           "expirationDateTime": "2026-03-09T08:12:15.000Z",
                     *           "status": "running",
                     *           "warnings": [],
                     *           "errors": [],
                     *           "result": {
                     *             "modelLabel": "first",
                     *             "trainingConfigVersion": "2022-05-01",
                     *             "trainingStatus": {
                     *               "percentComplete": 62,
                     *               "startDateTime": "2026-03-02T08:12:16.000Z",
                     *               "status": "running"
                     *             },
                     *             "evaluationStatus": {
                     *               "percentComplete": 0,
                     *               "status": "notStarted"
                     *             },
                     *             "estimatedEndDateTime": "2026-03-02T08:12:40.000Z"
                     *           }
                     *         }
                     *       ],
                     *       "nextLink": null
                     *     }
                     */
                    "application/json": components["schemas"]["TrainingJobList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Unexpected"];
        };
    };
    getTrainJob: {
        parameters: {
            query: {
                /**
                 * @description Version of the API that the client speaks. The official clients send it by themselves. Every known version is
                 *     accepted; what an operation answers is the same in all versions in which it exists, and newer fields are
                 *     harmless to older clients.
                 * @example 2023-04-01
                 */
                "api-version": components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
                /**
                 * @description Id of the job, as in the `operation-location` that starting it gave.
                 * @example 7d1f0e55-3c42-4f0a-9d59-1a0a3a1c8f02
                 */
                jobId: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state of the job. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "jobId": "0b8e7f8e-7c0c-4b53-9d2c-52e6f6a0c1de",
                     *       "createdDateTime": "2026-03-02T08:12:15.000Z",
                     *       "lastUpdatedDateTime": "2026-03-02T08:12:31.000Z",
                     *       "expirationDateTime": "2026-03-09T08:12:15.000Z",
                     *       "status": "running",
                     *       "warnings": [],
                     *       "errors": [],
                     *       "result": {
                     *         "modelLabel": "first",
                     *         "trainingConfigVersion": "2022-05-01",
                     *         "trainingStatus": {
                     *           "percentComplete": 62,
                     *           "startDateTime": "2026-03-02T08:12:16.000Z",
                     *           "status": "running"
                     *         },
                     *         "evaluationStatus": {
                     *           "percentComplete": 0,
                     *           "status": "notStarted"
                     *         },
                     *         "estimatedEndDateTime": "2026-03-02T08:12:40.000Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["TrainingJobState"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Unexpected"];
        };
    };
    cancelTrainJob: {
        parameters: {
            query: {
                /**
                 * @description Version of the API that the client speaks. The official clients send it by themselves. Every known version is
                 *     accepted; what an operation answers is the same in all versions in which it exists, and newer fields are
                 *     harmless to older clients.
                 * @example 2023-04-01
                 */
                "api-version": components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
                /**
                 * @description Id of the job, as in the `operation-location` that starting it gave.
                 * @example 7d1f0e55-3c42-4f0a-9d59-1a0a3a1c8f02
                 */
                jobId: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job will stop, or has already ended. */
            202: {
                headers: {
                    "operation-location": components["headers"]["OperationLocation"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Unexpected"];
        };
    };
    listModels: {
        parameters: {
            query: {
                /**
                 * @description Version of the API that the client speaks. The official clients send it by themselves. Every known version is
                 *     accepted; what an operation answers is the same in all versions in which it exists, and newer fields are
                 *     harmless to older clients.
                 * @example 2023-04-01
                 */
                "api-version": components["parameters"]["ApiVersion"];
                /** @description How many items to return in all, over all pages. Without it, all. */
                top?: components["parameters"]["Top"];
                /** @description How many items to leave out at the beginning. */
                skip?: components["parameters"]["Skip"];
                /** @description How many items to return in one page at most. The server may return fewer; `nextLink` leads on. */
                maxpagesize?: components["parameters"]["MaxPageSize"];
            };
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of models. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "value": [
                     *         {
                     *           "label": "first",
                     *           "modelId": "first-20260302T081240-5f0c1d6b2a9e4c7f8b3d0e1a2c4f6b8d",
                     *           "lastTrainedDateTime": "2026-03-02T08:12:40.000Z",
                     *           "lastTrainingDurationInSeconds": 21,
                     *           "modelExpirationDate": "2027-09-02",
                     *           "modelTrainingConfigVersion": "2022-05-01",
                     *           "hasSnapshot": true
                     *         }
                     *       ],
                     *       "nextLink": null
                     *     }
                     */
                    "application/json": components["schemas"]["ModelList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Unexpected"];
        };
    };
    getModel: {
        parameters: {
            query: {
                /**
                 * @description Version of the API that the client speaks. The official clients send it by themselves. Every known version is
                 *     accepted; what an operation answers is the same in all versions in which it exists, and newer fields are
                 *     harmless to older clients.
                 * @example 2023-04-01
                 */
                "api-version": components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
                /**
                 * @description Label of the model.
                 * @example first
                 */
                trainedModelLabel: components["parameters"]["TrainedModelLabel"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The model. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "label": "first",
                     *       "modelId": "first-20260302T081240-5f0c1d6b2a9e4c7f8b3d0e1a2c4f6b8d",
                     *       "lastTrainedDateTime": "2026-03-02T08:12:40.000Z",
                     *       "lastTrainingDurationInSeconds": 21,
                     *       "modelExpirationDate": "2027-09-02",
                     *       "modelTrainingConfigVersion": "2022-05-01",
                     *       "hasSnapshot": true
                     *     }
                     */
                    "application/json": components["schemas"]["Model"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Unexpected"];
        };
    };
    deleteModel: {
        parameters: {
            query: {
                /**
                 * @description Version of the API that the client speaks. The official clients send it by themselves. Every known version is
                 *     accepted; what an operation answers is the same in all versions in which it exists, and newer fields are
                 *     harmless to older clients.
                 * @example 2023-04-01
                 */
                "api-version": components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
                /**
                 * @description Label of the model.
                 * @example first
                 */
                trainedModelLabel: components["parameters"]["TrainedModelLabel"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The model is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Unexpected"];
        };
    };
    loadSnapshot: {
        parameters: {
            query: {
                /**
                 * @description Version of the API that the client speaks. The official clients send it by themselves. Every known version is
                 *     accepted; what an operation answers is the same in all versions in which it exists, and newer fields are
                 *     harmless to older clients.
                 * @example 2023-04-01
                 */
                "api-version": components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
                /**
                 * @description Label of the model.
                 * @example first
                 */
                trainedModelLabel: components["parameters"]["TrainedModelLabel"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The labels will be put back. */
            202: {
                headers: {
                    "operation-location": components["headers"]["OperationLocation"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Unexpected"];
        };
    };
    getLoadSnapshotJob: {
        parameters: {
            query: {
                /**
                 * @description Version of the API that the client speaks. The official clients send it by themselves. Every known version is
                 *     accepted; what an operation answers is the same in all versions in which it exists, and newer fields are
                 *     harmless to older clients.
                 * @example 2023-04-01
                 */
                "api-version": components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
                /**
                 * @description Label of the model.
                 * @example first
                 */
                trainedModelLabel: components["parameters"]["TrainedModelLabel"];
                /**
                 * @description Id of the job, as in the `operation-location` that starting it gave.
                 * @example 7d1f0e55-3c42-4f0a-9d59-1a0a3a1c8f02
                 */
                jobId: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state of the job. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "jobId": "7d1f0e55-3c42-4f0a-9d59-1a0a3a1c8f02",
                     *       "createdDateTime": "2026-03-02T08:10:00.000Z",
                     *       "lastUpdatedDateTime": "2026-03-02T08:10:01.300Z",
                     *       "expirationDateTime": "2026-03-09T08:10:00.000Z",
                     *       "status": "succeeded",
                     *       "warnings": [],
                     *       "errors": []
                     *     }
                     */
                    "application/json": components["schemas"]["JobState"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Unexpected"];
        };
    };
    getEvaluationSummary: {
        parameters: {
            query: {
                /**
                 * @description Version of the API that the client speaks. The official clients send it by themselves. Every known version is
                 *     accepted; what an operation answers is the same in all versions in which it exists, and newer fields are
                 *     harmless to older clients.
                 * @example 2023-04-01
                 */
                "api-version": components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
                /**
                 * @description Label of the model.
                 * @example first
                 */
                trainedModelLabel: components["parameters"]["TrainedModelLabel"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The scores. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "projectKind": "CustomEntityRecognition",
                     *       "evaluationOptions": {
                     *         "kind": "percentage",
                     *         "trainingSplitPercentage": 80,
                     *         "testingSplitPercentage": 20
                     *       },
                     *       "splitSeed": 2166136261,
                     *       "customEntityRecognitionEvaluation": {
                     *         "confusionMatrix": {
                     *           "Candidate": {
                     *             "Candidate": {
                     *               "normalizedValue": 100,
                     *               "rawValue": 3
                     *             }
                     *           },
                     *           "City": {
                     *             "City": {
                     *               "normalizedValue": 75,
                     *               "rawValue": 1.5
                     *             },
                     *             "$none": {
                     *               "normalizedValue": 25,
                     *               "rawValue": 0.5
                     *             }
                     *           },
                     *           "$none": {
                     *             "City": {
                     *               "normalizedValue": 100,
                     *               "rawValue": 0.5
                     *             }
                     *           }
                     *         },
                     *         "entities": {
                     *           "Candidate": {
                     *             "f1": 1,
                     *             "precision": 1,
                     *             "recall": 1,
                     *             "truePositiveCount": 3,
                     *             "trueNegativeCount": 0,
                     *             "falsePositiveCount": 0,
                     *             "falseNegativeCount": 0
                     *           },
                     *           "City": {
                     *             "f1": 0.5,
                     *             "precision": 0.5,
                     *             "recall": 0.5,
                     *             "truePositiveCount": 1,
                     *             "trueNegativeCount": 0,
                     *             "falsePositiveCount": 1,
                     *             "falseNegativeCount": 1
                     *           }
                     *         },
                     *         "microF1": 0.8,
                     *         "microPrecision": 0.8,
                     *         "microRecall": 0.8,
                     *         "macroF1": 0.75,
                     *         "macroPrecision": 0.75,
                     *         "macroRecall": 0.75
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["EvaluationSummary"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Unexpected"];
        };
    };
    listEvaluationResults: {
        parameters: {
            query: {
                /**
                 * @description Version of the API that the client speaks. The official clients send it by themselves. Every known version is
                 *     accepted; what an operation answers is the same in all versions in which it exists, and newer fields are
                 *     harmless to older clients.
                 * @example 2023-04-01
                 */
                "api-version": components["parameters"]["ApiVersion"];
                /**
                 * @description The unit of offsets and lengths.
                 * @example Utf16CodeUnit
                 */
                stringIndexType: components["parameters"]["StringIndexType"];
                /** @description How many items to return in all, over all pages. Without it, all. */
                top?: components["parameters"]["Top"];
                /** @description How many items to leave out at the beginning. */
                skip?: components["parameters"]["Skip"];
                /** @description How many items to return in one page at most. The server may return fewer; `nextLink` leads on. */
                maxpagesize?: components["parameters"]["MaxPageSize"];
            };
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
                /**
                 * @description Label of the model.
                 * @example first
                 */
                trainedModelLabel: components["parameters"]["TrainedModelLabel"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of test documents. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "value": [
                     *         {
                     *           "projectKind": "CustomEntityRecognition",
                     *           "location": "offer-12.txt",
                     *           "language": "en",
                     *           "customEntityRecognitionResult": {
                     *             "entities": [
                     *               {
                     *                 "regionOffset": 0,
                     *                 "regionLength": 940,
                     *                 "expectedEntities": [
                     *                   {
                     *                     "category": "City",
                     *                     "offset": 88,
                     *                     "length": 11
                     *                   }
                     *                 ],
                     *                 "predictedEntities": [
                     *                   {
                     *                     "category": "City",
                     *                     "offset": 88,
                     *                     "length": 6
                     *                   }
                     *                 ]
                     *               }
                     *             ]
                     *           }
                     *         }
                     *       ],
                     *       "nextLink": null
                     *     }
                     */
                    "application/json": components["schemas"]["EvaluationResultList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Unexpected"];
        };
    };
    listDeployments: {
        parameters: {
            query: {
                /**
                 * @description Version of the API that the client speaks. The official clients send it by themselves. Every known version is
                 *     accepted; what an operation answers is the same in all versions in which it exists, and newer fields are
                 *     harmless to older clients.
                 * @example 2023-04-01
                 */
                "api-version": components["parameters"]["ApiVersion"];
                /** @description How many items to return in all, over all pages. Without it, all. */
                top?: components["parameters"]["Top"];
                /** @description How many items to leave out at the beginning. */
                skip?: components["parameters"]["Skip"];
                /** @description How many items to return in one page at most. The server may return fewer; `nextLink` leads on. */
                maxpagesize?: components["parameters"]["MaxPageSize"];
            };
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of deployments. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "value": [
                     *         {
                     *           "deploymentName": "production",
                     *           "modelId": "first-20260302T081240-5f0c1d6b2a9e4c7f8b3d0e1a2c4f6b8d",
                     *           "lastTrainedDateTime": "2026-03-02T08:12:40.000Z",
                     *           "lastDeployedDateTime": "2026-03-02T08:13:20.000Z",
                     *           "deploymentExpirationDate": "2028-09-02",
                     *           "modelTrainingConfigVersion": "2022-05-01",
                     *           "assignedResources": []
                     *         }
                     *       ],
                     *       "nextLink": null
                     *     }
                     */
                    "application/json": components["schemas"]["DeploymentList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Unexpected"];
        };
    };
    swapDeployments: {
        parameters: {
            query: {
                /**
                 * @description Version of the API that the client speaks. The official clients send it by themselves. Every known version is
                 *     accepted; what an operation answers is the same in all versions in which it exists, and newer fields are
                 *     harmless to older clients.
                 * @example 2023-04-01
                 */
                "api-version": components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "firstDeploymentName": "staging",
                 *       "secondDeploymentName": "production"
                 *     }
                 */
                "application/json": components["schemas"]["SwapOptions"];
            };
        };
        responses: {
            /** @description The deployments will be swapped. */
            202: {
                headers: {
                    "operation-location": components["headers"]["OperationLocation"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            default: components["responses"]["Unexpected"];
        };
    };
    getSwapJob: {
        parameters: {
            query: {
                /**
                 * @description Version of the API that the client speaks. The official clients send it by themselves. Every known version is
                 *     accepted; what an operation answers is the same in all versions in which it exists, and newer fields are
                 *     harmless to older clients.
                 * @example 2023-04-01
                 */
                "api-version": components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
                /**
                 * @description Id of the job, as in the `operation-location` that starting it gave.
                 * @example 7d1f0e55-3c42-4f0a-9d59-1a0a3a1c8f02
                 */
                jobId: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state of the job. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "jobId": "7d1f0e55-3c42-4f0a-9d59-1a0a3a1c8f02",
                     *       "createdDateTime": "2026-03-02T08:10:00.000Z",
                     *       "lastUpdatedDateTime": "2026-03-02T08:10:01.300Z",
                     *       "expirationDateTime": "2026-03-09T08:10:00.000Z",
                     *       "status": "succeeded",
                     *       "warnings": [],
                     *       "errors": []
                     *     }
                     */
                    "application/json": components["schemas"]["JobState"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Unexpected"];
        };
    };
    getDeployment: {
        parameters: {
            query: {
                /**
                 * @description Version of the API that the client speaks. The official clients send it by themselves. Every known version is
                 *     accepted; what an operation answers is the same in all versions in which it exists, and newer fields are
                 *     harmless to older clients.
                 * @example 2023-04-01
                 */
                "api-version": components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
                /**
                 * @description Name of the deployment.
                 * @example production
                 */
                deploymentName: components["parameters"]["DeploymentName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The deployment. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "deploymentName": "production",
                     *       "modelId": "first-20260302T081240-5f0c1d6b2a9e4c7f8b3d0e1a2c4f6b8d",
                     *       "lastTrainedDateTime": "2026-03-02T08:12:40.000Z",
                     *       "lastDeployedDateTime": "2026-03-02T08:13:20.000Z",
                     *       "deploymentExpirationDate": "2028-09-02",
                     *       "modelTrainingConfigVersion": "2022-05-01",
                     *       "assignedResources": []
                     *     }
                     */
                    "application/json": components["schemas"]["Deployment"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Unexpected"];
        };
    };
    deployProject: {
        parameters: {
            query: {
                /**
                 * @description Version of the API that the client speaks. The official clients send it by themselves. Every known version is
                 *     accepted; what an operation answers is the same in all versions in which it exists, and newer fields are
                 *     harmless to older clients.
                 * @example 2023-04-01
                 */
                "api-version": components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
                /**
                 * @description Name of the deployment.
                 * @example production
                 */
                deploymentName: components["parameters"]["DeploymentName"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "trainedModelLabel": "first"
                 *     }
                 */
                "application/json": components["schemas"]["DeploymentOptions"];
            };
        };
        responses: {
            /** @description The model will be deployed. */
            202: {
                headers: {
                    "operation-location": components["headers"]["OperationLocation"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            default: components["responses"]["Unexpected"];
        };
    };
    deleteDeployment: {
        parameters: {
            query: {
                /**
                 * @description Version of the API that the client speaks. The official clients send it by themselves. Every known version is
                 *     accepted; what an operation answers is the same in all versions in which it exists, and newer fields are
                 *     harmless to older clients.
                 * @example 2023-04-01
                 */
                "api-version": components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
                /**
                 * @description Name of the deployment.
                 * @example production
                 */
                deploymentName: components["parameters"]["DeploymentName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The deployment will be deleted. */
            202: {
                headers: {
                    "operation-location": components["headers"]["OperationLocation"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Unexpected"];
        };
    };
    getDeploymentJob: {
        parameters: {
            query: {
                /**
                 * @description Version of the API that the client speaks. The official clients send it by themselves. Every known version is
                 *     accepted; what an operation answers is the same in all versions in which it exists, and newer fields are
                 *     harmless to older clients.
                 * @example 2023-04-01
                 */
                "api-version": components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
                /**
                 * @description Name of the deployment.
                 * @example production
                 */
                deploymentName: components["parameters"]["DeploymentName"];
                /**
                 * @description Id of the job, as in the `operation-location` that starting it gave.
                 * @example 7d1f0e55-3c42-4f0a-9d59-1a0a3a1c8f02
                 */
                jobId: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state of the job. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "jobId": "7d1f0e55-3c42-4f0a-9d59-1a0a3a1c8f02",
                     *       "createdDateTime": "2026-03-02T08:10:00.000Z",
                     *       "lastUpdatedDateTime": "2026-03-02T08:10:01.300Z",
                     *       "expirationDateTime": "2026-03-09T08:10:00.000Z",
                     *       "status": "succeeded",
                     *       "warnings": [],
                     *       "errors": []
                     *     }
                     */
                    "application/json": components["schemas"]["JobState"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Unexpected"];
        };
    };
    getDeletionJob: {
        parameters: {
            query: {
                /**
                 * @description Version of the API that the client speaks. The official clients send it by themselves. Every known version is
                 *     accepted; what an operation answers is the same in all versions in which it exists, and newer fields are
                 *     harmless to older clients.
                 * @example 2023-04-01
                 */
                "api-version": components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /**
                 * @description Id of the job, as in the `operation-location` that starting it gave.
                 * @example 7d1f0e55-3c42-4f0a-9d59-1a0a3a1c8f02
                 */
                jobId: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state of the job. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "jobId": "7d1f0e55-3c42-4f0a-9d59-1a0a3a1c8f02",
                     *       "createdDateTime": "2026-03-02T08:10:00.000Z",
                     *       "lastUpdatedDateTime": "2026-03-02T08:10:01.300Z",
                     *       "expirationDateTime": "2026-03-09T08:10:00.000Z",
                     *       "status": "succeeded",
                     *       "warnings": [],
                     *       "errors": []
                     *     }
                     */
                    "application/json": components["schemas"]["JobState"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Unexpected"];
        };
    };
    listLanguages: {
        parameters: {
            query: {
                /**
                 * @description Version of the API that the client speaks. The official clients send it by themselves. Every known version is
                 *     accepted; what an operation answers is the same in all versions in which it exists, and newer fields are
                 *     harmless to older clients.
                 * @example 2023-04-01
                 */
                "api-version": components["parameters"]["ApiVersion"];
                /** @description Kind of project that the answer is for; there is one. */
                projectKind?: components["parameters"]["ProjectKind"];
                /** @description How many items to return in all, over all pages. Without it, all. */
                top?: components["parameters"]["Top"];
                /** @description How many items to leave out at the beginning. */
                skip?: components["parameters"]["Skip"];
                /** @description How many items to return in one page at most. The server may return fewer; `nextLink` leads on. */
                maxpagesize?: components["parameters"]["MaxPageSize"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of languages. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "value": [
                     *         {
                     *           "languageName": "Afrikaans",
                     *           "languageCode": "af"
                     *         }
                     *       ],
                     *       "nextLink": null
                     *     }
                     */
                    "application/json": components["schemas"]["LanguageList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            default: components["responses"]["Unexpected"];
        };
    };
    listTrainingConfigVersions: {
        parameters: {
            query: {
                /**
                 * @description Version of the API that the client speaks. The official clients send it by themselves. Every known version is
                 *     accepted; what an operation answers is the same in all versions in which it exists, and newer fields are
                 *     harmless to older clients.
                 * @example 2023-04-01
                 */
                "api-version": components["parameters"]["ApiVersion"];
                /** @description Kind of project that the answer is for; there is one. */
                projectKind?: components["parameters"]["ProjectKind"];
                /** @description How many items to return in all, over all pages. Without it, all. */
                top?: components["parameters"]["Top"];
                /** @description How many items to leave out at the beginning. */
                skip?: components["parameters"]["Skip"];
                /** @description How many items to return in one page at most. The server may return fewer; `nextLink` leads on. */
                maxpagesize?: components["parameters"]["MaxPageSize"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of versions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "value": [
                     *         {
                     *           "trainingConfigVersion": "2022-05-01",
                     *           "modelExpirationDate": "2027-09-02"
                     *         }
                     *       ],
                     *       "nextLink": null
                     *     }
                     */
                    "application/json": components["schemas"]["TrainingConfigVersionList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            default: components["responses"]["Unexpected"];
        };
    };
}
