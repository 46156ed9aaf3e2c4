/// The variables in the order in which to decide them: a heap by activity, where what took part in recent conflicts
/// comes first (Moskewicz et al., DAC 2001).
struct SatOrder {
    private var heap = RawVector<Int32>()
    private var place = RawVector<Int32>()
    private var activity = RawVector<Double>()
    private var increment = 1.0

    mutating func add(_ variable: Int32) {
        activity.append(0)
        place.append(-1)
        insert(variable)
    }

    /// Makes the variable count more, from this conflict on.
    mutating func bump(_ variable: Int32) {
        activity[variable] += increment
        if activity[variable] > 1e100 {
            for index in 0..<activity.count { activity[index] *= 1e-100 }
            increment *= 1e-100
        }
        if place[variable] >= 0 { rise(Int(place[variable])) }
    }

    /// Gives an unused variable a first activity, well below that of one conflict.
    mutating func start(_ variable: Int32, at share: Double) {
        activity[variable] = 1e-3 * share
        if place[variable] >= 0 { rise(Int(place[variable])) }
    }

    /// Lets what happened before this conflict count less; `by` is the factor for the past, below 1.
    mutating func decay(by factor: Double) { increment /= factor }

    /// Puts a variable back that has become open.
    @inline(__always)
    mutating func insert(_ variable: Int32) {
        guard place[variable] < 0 else { return }
        place[variable] = Int32(heap.count)
        heap.append(variable)
        rise(heap.count - 1)
    }

    /// Takes the most active variable out; nil where none is left.
    mutating func next() -> Int32? {
        guard heap.count > 0 else { return nil }
        let first = heap[0]
        let last = heap[heap.count - 1]
        heap.shrink(to: heap.count - 1)
        place[first] = -1
        if heap.count > 0 {
            heap[0] = last
            place[last] = 0
            sink(0)
        }
        return first
    }

    private func rise(_ start: Int) {
        let variable = heap[start]
        var index = start
        while index > 0 {
            let parent = (index &- 1) >> 1
            guard activity[heap[parent]] < activity[variable] else { break }
            heap[index] = heap[parent]
            place[heap[index]] = Int32(index)
            index = parent
        }
        heap[index] = variable
        place[variable] = Int32(index)
    }

    private func sink(_ start: Int) {
        let variable = heap[start]
        var index = start
        while true {
            var child = 2 &* index &+ 1
            guard child < heap.count else { break }
            if child &+ 1 < heap.count, activity[heap[child &+ 1]] > activity[heap[child]] { child &+= 1 }
            guard activity[heap[child]] > activity[variable] else { break }
            heap[index] = heap[child]
            place[heap[index]] = Int32(index)
            index = child
        }
        heap[index] = variable
        place[variable] = Int32(index)
    }

    func release() {
        heap.release()
        place.release()
        activity.release()
    }
}
