import type { FromWorker, ToWorker } from "./create-ask.ts";
import { answerHeadings, type HeadingQuestions } from "./heading-questions.ts";

const end = self as unknown as { postMessage(message: FromWorker<HeadingQuestions>): void; addEventListener(type: "message", listener: (event: MessageEvent<ToWorker<HeadingQuestions>>) => void): void };

end.addEventListener("message", ({ data }) => end.postMessage({ id: data.id, answer: answerHeadings(data.ask) }));
