/** The heading of a part of the list, with what is to be said of it at its end. */
interface ListHeadingProps {
  readonly text: string;
  readonly aside?: string;
}

export function ListHeading({ text, aside }: ListHeadingProps) {
  return (
    <>
      <span>{text}</span>
      {aside !== undefined && <span className="line-aside">{aside}</span>}
    </>
  );
}
