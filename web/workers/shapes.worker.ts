import type { FromWorker, ToWorker } from "./create-ask.ts";
import { answerShape, type ShapeQuestions } from "./shape-questions.ts";

// The types of a page describe `self` as a window; in a worker it is one end of a message channel.
const end = self as unknown as { postMessage(message: FromWorker<ShapeQuestions>): void; addEventListener(type: "message", listener: (event: MessageEvent<ToWorker<ShapeQuestions>>) => void): void };

end.addEventListener("message", ({ data }) => end.postMessage({ id: data.id, answer: answerShape(data) }));
