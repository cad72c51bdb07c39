import '@mantine/core/styles.css'
import { Container, MantineProvider, Text, Title } from '@mantine/core'
import { createRoot } from 'react-dom/client'
import schemeFile from '../src-domain/schemes/shanghai-2023-batch5.json' with { type: 'json' }

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <MantineProvider>
    <Container py="xl">
      <Title order={1}>遴选工作台</Title>
      <Text>
        {schemeFile.title}（{schemeFile.documentNumber}）
      </Text>
      <Text c="dimmed">目前请使用命令行：npm run --silent desk -- help</Text>
    </Container>
  </MantineProvider>,
)
