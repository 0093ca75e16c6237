// Generated from openapi/runtime.yaml by `npm run generate`. Change that file, not this one.

export interface paths {
    "/language/analyze-text/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit documents for analysis
         * @description Starts a job with one or more tasks over the same documents. The answer has no body: poll the address in
         *     `operation-location`. Jobs and their results are kept for 24 hours.
         */
        post: operations["submitAnalyzeJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/language/analyze-text/jobs/{jobId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the job, as in the `operation-location` that submitting it gave.
                 * @example 5e0b7c3c-9a43-4f0e-8d4f-2f6b1e6a5c11
                 */
                jobId: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        /**
         * Get an analyze job and its results
         * @description The state of the job, and the results of the tasks that have ended. `top` and `skip` page through the documents
         *     of the results; when documents are left, `nextLink` leads to the next page of the same state.
         *
         *     A job ends as `succeeded` also when single documents failed. When a whole task failed, the job has an error
         *     whose `target` points to it, such as `#/tasks/items/0`.
         */
        get: operations["getAnalyzeJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/language/analyze-text/jobs/{jobId}:cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the job, as in the `operation-location` that submitting it gave.
                 * @example 5e0b7c3c-9a43-4f0e-8d4f-2f6b1e6a5c11
                 */
                jobId: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an analyze job
         * @description Asks the job to stop. It goes on to `cancelled`; poll the address in `operation-location` to see when. A job
         *     that has already ended stays as it is. The call has no body.
         */
        post: operations["cancelAnalyzeJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/language/:analyze-text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Analyze documents at once
         * @description The synchronous call, for custom entities: same limits and results as a job with one task. (The original service
         *     has the call, but not this kind.)
         */
        post: operations["analyzeText"];
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
        AnalyzeJobInput: {
            /** @description A name for the job, given back in its state. */
            displayName?: string;
            analysisInput: components["schemas"]["AnalysisInput"];
            /** @description What to do with the documents; each task asks one deployment. */
            tasks: components["schemas"]["AnalyzeTask"][];
            /** @description Language of the documents that name none. Without it, the project's language. */
            defaultLanguage?: string;
        };
        AnalysisInput: {
            /**
             * @description Up to 25 documents with at most 125,000 characters together, counted in grapheme clusters, and at most
             *     1,000,000 UTF-16 code units.
             */
            documents: components["schemas"]["InputDocument"][];
        };
        InputDocument: {
            /** @description Names the document in the results; unique in the request and not empty. */
            id: string;
            /** @description The text, as it is. Empty text is an error of this document only. */
            text: string;
            /** @description Language code of the text, such as `en` or `de`. Without it, the job's or the project's language. */
            language?: string;
        };
        AnalyzeTask: {
            kind: components["schemas"]["TaskKind"];
            /** @description A name for the task, given back with its results. */
            taskName?: string;
            parameters: components["schemas"]["TaskParameters"];
        };
        /**
         * @description The only kind that this server knows.
         * @enum {string}
         */
        TaskKind: "CustomEntityRecognition";
        TaskParameters: {
            /** @description The project that the model belongs to. */
            projectName: string;
            /** @description The deployment whose model is to be asked. */
            deploymentName: string;
            stringIndexType?: components["schemas"]["StringIndexType"];
            /** @description Accepted for compatibility. Texts are never logged here. */
            loggingOptOut?: boolean;
        };
        /**
         * @description The unit of `offset` and `length` in the results: grapheme clusters as of Unicode 8.0 (`TextElements_v8`, the
         *     default), code points, or UTF-16 code units.
         * @enum {string}
         */
        StringIndexType: "TextElements_v8" | "UnicodeCodePoint" | "Utf16CodeUnit";
        AnalyzeJobState: {
            /** Format: uuid */
            jobId: string;
            displayName?: string;
            /** Format: date-time */
            createdDateTime: string;
            /** Format: date-time */
            lastUpdatedDateTime: string;
            /** Format: date-time */
            expirationDateTime: string;
            status: components["schemas"]["JobStatus"];
            errors: components["schemas"]["Error"][];
            /**
             * Format: uri
             * @description Address of the next page of results; absent on the last.
             */
            nextLink?: string;
            tasks: components["schemas"]["TaskStates"];
            statistics?: components["schemas"]["RequestStatistics"];
        };
        TaskStates: {
            /** Format: int32 */
            completed: number;
            /** Format: int32 */
            failed: number;
            /** Format: int32 */
            inProgress: number;
            /** Format: int32 */
            total: number;
            /** @description The tasks that have ended, in the order of the request. */
            items?: components["schemas"]["TaskResult"][];
        };
        TaskResult: {
            /** @enum {string} */
            kind: "CustomEntityRecognitionLROResults";
            taskName?: string;
            /**
             * Format: date-time
             * @description When the task was last updated. (Here without the `d` that the job's own field has.)
             */
            lastUpdateDateTime: string;
            status: components["schemas"]["JobStatus"];
            results: components["schemas"]["EntityResults"];
        };
        AnalyzeTextInput: {
            kind: components["schemas"]["TaskKind"];
            parameters: components["schemas"]["TaskParameters"];
            analysisInput: components["schemas"]["AnalysisInput"];
        };
        AnalyzeTextResult: {
            /** @enum {string} */
            kind: "CustomEntityRecognitionResults";
            results: components["schemas"]["EntityResults"];
        };
        EntityResults: {
            projectName: string;
            deploymentName: string;
            /** @description The documents that could be analyzed, in the order of the request. */
            documents: components["schemas"]["DocumentResult"][];
            /** @description The documents that could not be analyzed. */
            errors: components["schemas"]["DocumentError"][];
            statistics?: components["schemas"]["RequestStatistics"];
        };
        DocumentResult: {
            id: string;
            /** @description In the order of the text. */
            entities: components["schemas"]["Entity"][];
            warnings: components["schemas"]["DocumentWarning"][];
            statistics?: components["schemas"]["DocumentStatistics"];
        };
        Entity: {
            /** @description The text of the entity, exactly as in the document. */
            text: string;
            category: string;
            /**
             * Format: int32
             * @description Where it begins, in units of the task's `stringIndexType`.
             */
            offset: number;
            /**
             * Format: int32
             * @description How long it is, in the same units.
             */
            length: number;
            /**
             * Format: double
             * @description The model's probability for this very span and category.
             */
            confidenceScore: number;
        };
        DocumentWarning: {
            code: string;
            message: string;
            /** @description JSON pointer to what the warning is about. */
            targetRef?: string;
        };
        DocumentError: {
            id: string;
            error: components["schemas"]["Error"];
        };
        /** @description Only with `showStats=true`. */
        DocumentStatistics: {
            /**
             * Format: int32
             * @description Length of the text in grapheme clusters.
             */
            charactersCount: number;
            /**
             * Format: int32
             * @description Text records, of 1,000 characters each, that the document amounts to.
             */
            transactionsCount: number;
        };
        /** @description Only with `showStats=true`. */
        RequestStatistics: {
            /** Format: int32 */
            documentsCount: number;
            /** Format: int32 */
            validDocumentsCount: number;
            /** Format: int32 */
            erroneousDocumentsCount: number;
            /** Format: int64 */
            transactionsCount: number;
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
        ApiVersion: "2022-05-01" | "2022-05-15-preview" | "2022-07-01-preview" | "2022-10-01-preview" | "2023-04-01" | "2023-04-15-preview" | "2023-11-15-preview" | "2024-11-01" | "2024-11-15-preview" | "2025-05-15-preview" | "2025-11-15-preview";
        /**
         * @description Id of the job, as in the `operation-location` that submitting it gave.
         * @example 5e0b7c3c-9a43-4f0e-8d4f-2f6b1e6a5c11
         */
        JobId: string;
        /** @description Whether to count characters, documents and transactions in the answer. */
        ShowStats: boolean;
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
    submitAnalyzeJob: {
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
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "displayName": "Letters of this morning",
                 *       "analysisInput": {
                 *         "documents": [
                 *           {
                 *             "id": "1",
                 *             "language": "en",
                 *             "text": "We are pleased to offer Mara Lindqvist the position of Site Engineer in Bergen."
                 *           }
                 *         ]
                 *       },
                 *       "tasks": [
                 *         {
                 *           "kind": "CustomEntityRecognition",
                 *           "taskName": "offers",
                 *           "parameters": {
                 *             "projectName": "OfferLetters",
                 *             "deploymentName": "production",
                 *             "stringIndexType": "Utf16CodeUnit"
                 *           }
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["AnalyzeJobInput"];
            };
        };
        responses: {
            /** @description The job is accepted. */
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
    getAnalyzeJob: {
        parameters: {
            query: {
                /**
                 * @description Version of the API that the client speaks. The official clients send it by themselves. Every known version is
                 *     accepted; what an operation answers is the same in all versions in which it exists, and newer fields are
                 *     harmless to older clients.
                 * @example 2023-04-01
                 */
                "api-version": components["parameters"]["ApiVersion"];
                /** @description Whether to count characters, documents and transactions in the answer. */
                showStats?: components["parameters"]["ShowStats"];
                /** @description How many items to return in all, over all pages. Without it, all. */
                top?: components["parameters"]["Top"];
                /** @description How many items to leave out at the beginning. */
                skip?: components["parameters"]["Skip"];
            };
            header?: never;
            path: {
                /**
                 * @description Id of the job, as in the `operation-location` that submitting it gave.
                 * @example 5e0b7c3c-9a43-4f0e-8d4f-2f6b1e6a5c11
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
                     *       "jobId": "5e0b7c3c-9a43-4f0e-8d4f-2f6b1e6a5c11",
                     *       "displayName": "Letters of this morning",
                     *       "createdDateTime": "2026-03-02T08:14:05.120Z",
                     *       "lastUpdatedDateTime": "2026-03-02T08:14:05.412Z",
                     *       "expirationDateTime": "2026-03-03T08:14:05.120Z",
                     *       "status": "succeeded",
                     *       "errors": [],
                     *       "tasks": {
                     *         "completed": 1,
                     *         "failed": 0,
                     *         "inProgress": 0,
                     *         "total": 1,
                     *         "items": [
                     *           {
                     *             "kind": "CustomEntityRecognitionLROResults",
                     *             "taskName": "offers",
                     *             "lastUpdateDateTime": "2026-03-02T08:14:05.412Z",
                     *             "status": "succeeded",
                     *             "results": {
                     *               "projectName": "OfferLetters",
                     *               "deploymentName": "production",
                     *               "documents": [
                     *                 {
                     *                   "id": "1",
                     *                   "entities": [
                     *                     {
                     *                       "text": "Mara Lindqvist",
                     *                       "category": "Candidate",
                     *                       "offset": 24,
                     *                       "length": 14,
                     *                       "confidenceScore": 0.98
                     *                     },
                     *                     {
                     *                       "text": "Site Engineer",
                     *                       "category": "Position",
                     *                       "offset": 55,
                     *                       "length": 13,
                     *                       "confidenceScore": 0.95
                     *                     },
                     *                     {
                     *                       "text": "Bergen",
                     *                       "category": "City",
                     *                       "offset": 72,
                     *                       "length": 6,
                     *                       "confidenceScore": 0.97
                     *                     }
                     *                   ],
                     *                   "warnings": []
                     *                 }
                     *               ],
                     *               "errors": []
                     *             }
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["AnalyzeJobState"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Unexpected"];
        };
    };
    cancelAnalyzeJob: {
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
                 * @description Id of the job, as in the `operation-location` that submitting it gave.
                 * @example 5e0b7c3c-9a43-4f0e-8d4f-2f6b1e6a5c11
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
    analyzeText: {
        parameters: {
            query: {
                /**
                 * @description Version of the API that the client speaks. The official clients send it by themselves. Every known version is
                 *     accepted; what an operation answers is the same in all versions in which it exists, and newer fields are
                 *     harmless to older clients.
                 * @example 2023-04-01
                 */
                "api-version": components["parameters"]["ApiVersion"];
                /** @description Whether to count characters, documents and transactions in the answer. */
                showStats?: components["parameters"]["ShowStats"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "CustomEntityRecognition",
                 *       "parameters": {
                 *         "projectName": "OfferLetters",
                 *         "deploymentName": "production",
                 *         "stringIndexType": "UnicodeCodePoint"
                 *       },
                 *       "analysisInput": {
                 *         "documents": [
                 *           {
                 *             "id": "1",
                 *             "language": "en",
                 *             "text": "Your annual salary will be $84,500."
                 *           }
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["AnalyzeTextInput"];
            };
        };
        responses: {
            /** @description The entities found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "kind": "CustomEntityRecognitionResults",
                     *       "results": {
                     *         "projectName": "OfferLetters",
                     *         "deploymentName": "production",
                     *         "documents": [
                     *           {
                     *             "id": "1",
                     *             "entities": [
                     *               {
                     *                 "text": "$84,500",
                     *                 "category": "Salary",
                     *                 "offset": 27,
                     *                 "length": 7,
                     *                 "confidenceScore": 0.99
                     *               }
                     *             ],
                     *             "warnings": []
                     *           }
                     *         ],
                     *         "errors": []
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["AnalyzeTextResult"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            default: components["responses"]["Unexpected"];
        };
    };
}
