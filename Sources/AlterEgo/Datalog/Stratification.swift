// SPDX-License-Identifier: GPL-3.0-or-later

/// Orders predicates so that each is complete before its absence or an aggregate over it is asked.
///
/// The groups are the strongly connected components of "depends on" (Tarjan 1972), found without
/// recursion so that a long chain of rules can't exhaust the stack.
enum Stratification {
  private struct Edge {
    let to: Int
    /// Where absence or an aggregate is asked for; nil for a plain condition.
    let negation: SourcePlace?
  }

  /// Groups of predicate numbers, each before those that depend on it.
  ///
  /// - Throws: `notStratifiable` if a predicate depends on its own absence or aggregate.
  static func strata(
    of clauses: [Rule], numbers: [String: Int], names: [String]
  ) throws(DatalogProblem) -> [[Int]] {
    var edges = [[Edge]](repeating: [], count: names.count)
    for clause in clauses {
      guard let head = numbers[clause.head.predicate] else { continue }
      for literal in clause.body { collect(literal, numbers, &edges[head]) }
    }
    let components = components(edges)
    var component = [Int](repeating: 0, count: names.count)
    for (index, members) in components.enumerated() {
      for member in members { component[member] = index }
    }
    for from in names.indices {
      for edge in edges[from] where component[edge.to] == component[from] {
        guard let place = edge.negation else { continue }
        let path = path(from: edge.to, to: from, edges, component)
        let cycle = [from] + path
        throw DatalogProblem(.notStratifiable(cycle: cycle.map { names[$0] }), at: place)
      }
    }
    return components
  }

  private static func collect(_ literal: Literal, _ numbers: [String: Int], _ edges: inout [Edge]) {
    switch literal {
    case .positive(let atom):
      if let to = numbers[atom.predicate] { edges.append(Edge(to: to, negation: nil)) }
    case .negative(let atom):
      if let to = numbers[atom.predicate] { edges.append(Edge(to: to, negation: atom.place)) }
    case .comparison: break
    case .aggregate(let aggregate):
      for case .positive(let atom) in aggregate.body {
        if let to = numbers[atom.predicate] { edges.append(Edge(to: to, negation: atom.place)) }
      }
      for case .negative(let atom) in aggregate.body {
        if let to = numbers[atom.predicate] { edges.append(Edge(to: to, negation: atom.place)) }
      }
    }
  }

  private static func components(_ edges: [[Edge]]) -> [[Int]] {
    var order = [Int](repeating: -1, count: edges.count)
    var low = order
    var onStack = [Bool](repeating: false, count: edges.count)
    var stack: [Int] = []
    var path: [(node: Int, edge: Int)] = []
    var visited = 0
    var components: [[Int]] = []
    for root in edges.indices where order[root] < 0 {
      path.append((root, 0))
      while let (node, edge) = path.last {
        if edge == 0 {
          order[node] = visited
          low[node] = visited
          visited += 1
          stack.append(node)
          onStack[node] = true
        }
        if edge < edges[node].count {
          path[path.count - 1].edge += 1
          let next = edges[node][edge].to
          if order[next] < 0 {
            path.append((next, 0))
          } else if onStack[next] {
            low[node] = min(low[node], order[next])
          }
          continue
        }
        path.removeLast()
        if let parent = path.last?.node { low[parent] = min(low[parent], low[node]) }
        guard low[node] == order[node], let start = stack.lastIndex(of: node) else { continue }
        let members = stack[start...].sorted()
        for member in members { onStack[member] = false }
        stack.removeSubrange(start...)
        components.append(members)
      }
    }
    return components
  }

  /// The shortest way between two predicates of one component, both ends included.
  private static func path(
    from start: Int, to goal: Int, _ edges: [[Edge]], _ component: [Int]
  ) -> [Int] {
    var previous: [Int: Int] = [start: start]
    var queue = [start]
    var position = 0
    while position < queue.count, previous[goal] == nil {
      let node = queue[position]
      position += 1
      for edge in edges[node]
      where component[edge.to] == component[node] && previous[edge.to] == nil {
        previous[edge.to] = node
        queue.append(edge.to)
      }
    }
    var path = [goal]
    var node = goal
    while node != start, let before = previous[node] {
      path.append(before)
      node = before
    }
    return path.reversed()
  }
}
