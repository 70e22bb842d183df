import { BorderDraft, isRefusedEdit } from "./border-draft.ts";
import type { BorderQuestion, BorderReply, BorderVertex, EditedBorders } from "./border-questions.ts";
import type { MessageEnd } from "./rpc-messages.ts";

const draft = new BorderDraft();
// The types of a page describe `self` as a window; in a worker it is one end of a message channel.
const end = self as unknown as MessageEnd;

function answer(question: BorderQuestion): EditedBorders | readonly BorderVertex[] {
  switch (question.name) {
    case "add": return draft.add(question.cells);
    case "clear": return draft.clear();
    case "apply": return draft.apply(question.edit);
    case "undo": return draft.undo();
    case "redo": return draft.redo();
    case "vertices": return draft.vertices(question.box);
  }
}

end.addEventListener("message", ({ data }: MessageEvent<{ id: number; question: BorderQuestion }>) => {
  const { id, question } = data;
  let reply: BorderReply;
  try {
    reply = { id, answer: answer(question) };
  } catch (error) {
    reply = isRefusedEdit(error) ? { id, refused: error.message } : { id, failed: String(error) };
  }
  end.postMessage(reply, []);
});
