using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>
/// Ids, one behind the other as UTF-8, each with the number of its account: as a text of its own an id would take three
/// times as much. An id is well-formed and of bounded length (<see cref="Requests.RunReference"/> sees to it), so that it
/// comes out as it went in. Two places compare as their accounts and ids do.
/// </summary>
internal sealed class IdStore : IEqualityComparer<int>
{
    private const int ChunkBits = 14;
    private const int ChunkSize = 1 << ChunkBits;

    /// <summary>The length of what follows, in two bytes.</summary>
    private const int LengthSize = 2;

    /// <summary>The number of the account.</summary>
    private const int AccountSize = 4;

    private readonly List<byte[]> _chunks = [];
    private int _used = ChunkSize;

    /// <summary>The id at a place.</summary>
    /// <param name="place">As <see cref="Add"/> gave it.</param>
    public string this[int place]
    {
        get
        {
            var bytes = Bytes(place);
            return Encoding.UTF8.GetString(bytes.Array!, bytes.Offset + AccountSize, bytes.Count - AccountSize);
        }
    }

    /// <summary>The number of the account of the id at a place.</summary>
    public int Account(int place) => BinaryPrimitives.ReadInt32LittleEndian(Bytes(place));

    /// <summary>Takes an id in, also one that is there already.</summary>
    /// <param name="account">The number of its account.</param>
    /// <param name="id">The id.</param>
    /// <returns>Its place.</returns>
    public int Add(int account, string id)
    {
        var length = AccountSize + Encoding.UTF8.GetByteCount(id);
        if (_used + LengthSize + length > ChunkSize)
        {
            _chunks.Add(new byte[ChunkSize]);
            _used = 0;
        }

        var (chunk, start) = (_chunks[_chunks.Count - 1], _used);
        BinaryPrimitives.WriteUInt16LittleEndian(chunk.AsSpan(start), checked((ushort)length));
        BinaryPrimitives.WriteInt32LittleEndian(chunk.AsSpan(start + LengthSize), account);
        Encoding.UTF8.GetBytes(id, 0, id.Length, chunk, start + LengthSize + AccountSize);
        _used += LengthSize + length;
        return checked((_chunks.Count - 1) * ChunkSize) + start;
    }

    /// <summary>Takes the id that came last out again.</summary>
    /// <param name="place">Its place.</param>
    public void RemoveLast(int place) => _used = place & (ChunkSize - 1);

    /// <inheritdoc/>
    public bool Equals(int x, int y)
    {
        var (left, right) = (Bytes(x), Bytes(y));
        return left.AsSpan().SequenceEqual(right);
    }

    /// <inheritdoc/>
    public int GetHashCode(int place)
    {
#if NET
        var hash = default(HashCode);
        hash.AddBytes(Bytes(place));
        return hash.ToHashCode();
#else
        return StringComparer.Ordinal.GetHashCode(this[place]) ^ Account(place);
#endif
    }

    /// <summary>Account and id.</summary>
    private ArraySegment<byte> Bytes(int place)
    {
        var (chunk, start) = (_chunks[place >> ChunkBits], place & (ChunkSize - 1));
        return new ArraySegment<byte>(chunk, start + LengthSize, BinaryPrimitives.ReadUInt16LittleEndian(chunk.AsSpan(start)));
    }
}
