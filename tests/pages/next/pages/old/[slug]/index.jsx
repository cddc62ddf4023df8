import { Measure, useMeasureRender } from 'fieldmark/react';
import Link from 'next/link';
import { useRouter } from 'next/router';

export default function Old() {
  const { slug } = useRouter().query;
  return (
    <Measure name="Old">
      <Link href="/old/second">second</Link>
      <Title slug={slug} />
    </Measure>
  );
}

function Title({ slug }) {
  useMeasureRender('Title');
  return <h1>Old {slug}</h1>;
}

export const getServerSideProps = () => ({ props: {} });
