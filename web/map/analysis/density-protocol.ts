import { addProtocol } from "maplibre-gl";
import type { ClassBreaks } from "../../stores/analysis-subject.ts";
import type { DensityFigures, ViewId } from "../../workers/incident-questions.ts";
import type { DensityImage } from "./analysis-state.ts";
import { densityPixels } from "./density-image.ts";

const SCHEME = "density";
/** Images that may still be asked for; an older one belongs to a filter that has passed. */
const KEPT = 8;

const images = new Map<string, ImageData>();
let made = 0;

/** Makes the image of a density and gives it an address that the map can fetch. */
export function publishDensity(view: ViewId, figures: DensityFigures, classes: ClassBreaks, colours: readonly string[]): DensityImage {
  const { width, height, rgba } = densityPixels(figures, classes, colours);
  const url = `${SCHEME}://${view}/${(made += 1)}`;
  images.set(url, new ImageData(rgba, width, height));
  if (images.size > KEPT) images.delete(images.keys().next().value!);
  return { url, bbox: figures.bbox };
}

/** Lets maps fetch published densities: the content policy refuses images made into data: addresses. */
export function serveDensities(): void {
  addProtocol(SCHEME, async ({ url }) => {
    const image = images.get(url);
    if (image === undefined) throw new Error(`No density under ${url}`);
    return { data: await createImageBitmap(image) };
  });
}
