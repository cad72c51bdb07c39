export const sampleBatch = {
  scheme: 'shanghai-2023-batch5',
  district: '徐汇区',
  recommender: '样例推荐单位',
  preparer: '样例填报人',
  phone: '021-00000000',
}
