// SPDX-License-Identifier: GPL-3.0-or-later
import Dispatch
import Foundations
import Knowledge
import Language
import Synchronization

/// Knowledge and lexicons being read on another thread.
final class Warming: Sendable {
  let folder: String?
  private let result = Mutex<Analyzer?>(nil)
  private let base = Mutex<KnowledgeBase?>(nil)
  private let group = DispatchGroup()
  /// Left when the knowledge is read, before the lexicons are built.
  private let reading = DispatchGroup()

  /// `first` is the language whose lexicon is built; of a process that reads a sentence or two
  /// `text` is the first, and the lexicon is made for it.
  init(
    folder: String?, today: CalendarDate, first: SpokenLanguage, yearStart: Int, text: String?
  ) {
    self.folder = folder
    reading.enter()
    DispatchQueue.global().async(group: group) { [self] in
      let files = try? folder.map(KnowledgeFile.folder) ?? KnowledgeFile.builtIn()
      let read = files.flatMap { try? KnowledgeBase($0) }
      base.withLock { $0 = read }
      reading.leave()
      guard let knowledge = read else { return }
      let analyzer = Analyzer(
        knowledge, today: today, fiscalYearStart: yearStart, isBrief: text != nil)
      if let text { analyzer.prepare(for: text) } else { analyzer.prepare(first) }
      // What building left behind goes back to the system.
      _ = mallocTrim(0)
      result.withLock { $0 = analyzer }
    }
  }

  /// Waits for the knowledge alone; nil when it can't be read.
  func knowledge() -> KnowledgeBase? {
    reading.wait()
    return base.withLock { $0 }
  }

  /// Waits for the end; nil when the knowledge can't be read, which the caller then finds itself.
  func wait() -> Analyzer? {
    group.wait()
    return result.withLock { $0 }
  }
}

/// glibc's `malloc_trim`, which its module map does not show to Swift.
@_silgen_name("malloc_trim")
private func mallocTrim(_ keep: Int) -> Int32
